/** What `/api/facets` and `/api/overview` count. */
interface Counted {
  readonly values: readonly { readonly value: string | null; readonly count: number }[];
  readonly distinct: number;
}

export interface TopListRow {
  /** The value to filter by; null where the event has none. */
  readonly value: string | null;
  readonly label: string;
  readonly count: number;
  /** Of the largest count, from 0 to 1: the length of the bar. */
  readonly share: number;
}

export interface TopListModel {
  readonly rows: readonly TopListRow[];
  /** `8 of 310`; null where everything is shown. */
  readonly cap: string | null;
}

/** The first `limit` of a counted list, with bars to the scale of the first. */
export function prepareTopList(counted: Counted, limit: number, missing = 'None'): TopListModel {
  const shown = counted.values.slice(0, limit);
  const largest = Math.max(1, ...shown.map((each) => each.count));
  return {
    rows: shown.map(({ value, count }) => ({
      value,
      label: value ?? missing,
      count,
      share: count / largest,
    })),
    cap:
      counted.distinct > shown.length ? `${shown.length} of ${counted.distinct.toLocaleString('en')}` : null,
  };
}
