/** A colour of the palette by name; the theme says what it looks like. */
export type ColourName =
  | 'outcome-success'
  | 'outcome-failed'
  | 'outcome-denied'
  | `category-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
  | 'category-rest';

/** One layer of the stack. `key` is the value to filter by; undefined for the rest of the values. */
export interface TimelineSeries {
  /** Unlike the key, a string for every layer; unlike the label, another for each. */
  readonly id: string;
  readonly key: string | null | undefined;
  readonly label: string;
  readonly colour: ColourName;
  readonly total: number;
}

export interface TimelineBucket {
  /** Milliseconds since 1970, half open. */
  readonly from: number;
  readonly to: number;
  /** `2026-10-10 13:00 – 14:00 +02:00`, in the zone asked for. */
  readonly label: string;
  /** One per series, in the order of `series`. */
  readonly counts: readonly number[];
  readonly total: number;
  /** How tall each layer stands, in the units of the axis. */
  readonly heights: readonly number[];
  /** The same stretch of the period before; null where it is not asked for. */
  readonly before: TimelineBefore | null;
  /** The range asked for covers only a part of this bucket: its count is no measure of it. */
  readonly partial: boolean;
}

export interface TimelineBefore {
  readonly label: string;
  /** Null where nothing is stored so early: unknown, not zero. */
  readonly count: number | null;
  readonly height: number | null;
}

/** The period before as a whole. */
export interface TimelineComparison {
  /** Null where nothing of it is known. */
  readonly total: number | null;
  /** `+12 %`, `−340 events`; null where nothing can be compared. */
  readonly difference: string | null;
  /** What it is compared with, for a sentence. */
  readonly label: string;
}

export interface TimelineValueTick {
  /** In the units of the axis. */
  readonly at: number;
  readonly value: number;
}

export interface TimelineTick {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly label: string;
  /** A new day or year begins here. */
  readonly strong: boolean;
}

/** A stretch in which nothing at all was logged, in a View without filters. */
export interface TimelineGap {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** Everything that a chart of activity draws, decided. */
export interface TimelineModel {
  /** No events: there are no buckets and nothing to draw. */
  readonly empty: boolean;
  readonly from: number;
  readonly to: number;
  readonly bucketMs: number;
  /** `1 h`. */
  readonly bucketLabel: string;
  /** From the bottom of the stack to its top. */
  readonly series: readonly TimelineSeries[];
  readonly buckets: readonly TimelineBucket[];
  readonly xTicks: readonly TimelineTick[];
  /** From 0 to the top of the axis. */
  readonly yTicks: readonly TimelineValueTick[];
  /** Null where the View compares with nothing. */
  readonly comparison: TimelineComparison | null;
  readonly gaps: readonly TimelineGap[];
  readonly total: number;
  /** Counts are no sums but estimates: says from what. Null where they are exact. */
  readonly estimate: string | null;
  /** `Other` sums up values: says how many have layers of their own. Null where all have. */
  readonly cap: string | null;
  /** Events without a usable time, which have no place here. */
  readonly untimed: number;
  /** For those who cannot see it: what, how many, when, how fine. */
  readonly summary: string;
}
