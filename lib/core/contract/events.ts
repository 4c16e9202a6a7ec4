import { z } from 'zod';
import {
  eventCategories,
  identityTypes,
  outcomes,
  readOnlyStates,
  timeOrigins,
} from '../cloudtrail/enums.ts';
import { cubeFieldNames } from '../view/fields.ts';

/** One line of a list of events. Times are ISO 8601 UTC with milliseconds. */
export const eventRow = z.object({
  /** `formatEventRef`: finds the event again. */
  ref: z.string(),
  eventTime: z.iso.datetime().nullable(),
  timeOrigin: z.enum(timeOrigins),
  account: z.string().nullable(),
  awsRegion: z.string().nullable(),
  eventSource: z.string().nullable(),
  eventName: z.string().nullable(),
  principal: z.string().nullable(),
  actor: z.string().nullable(),
  /** The credentials that made the call (lib/core/roles/read-session.ts); null for services and anonymous callers. */
  session: z.string().nullable(),
  identityType: z.enum(identityTypes),
  accessKeyId: z.string().nullable(),
  sourceIPAddress: z.string().nullable(),
  /** ISO 3166 code of the country that the source IP is registered in (DB-IP); looked up, not stored. */
  country: z.string().nullable(),
  userAgent: z.string().nullable(),
  errorCode: z.string().nullable(),
  outcome: z.enum(outcomes),
  readOnly: z.enum(readOnlyStates),
  eventCategory: z.enum(eventCategories),
  flags: z.int(),
});
export type EventRow = z.infer<typeof eventRow>;

/** GET /api/events?<view>&cursor=…&limit=… A page of a View's rows in its order. */
export const eventsResponse = z.object({
  events: z.array(eventRow),
  /**
   * For the View's columns that are paths: what these rows hold there, at most 8 values each. Values
   * of more than 256 characters, and masked ones, are not looked up by path and are not here.
   */
  values: z.array(z.object({ ref: z.string(), path: z.string(), values: z.array(z.string()) })),
  /** Hand back as `cursor` for the rows after these; null at the end. */
  next: z.string().nullable(),
  /** Hand back as `before` for the rows before these; null at the beginning. */
  previous: z.string().nullable(),
});
export type EventsResponse = z.infer<typeof eventsResponse>;

/** GET /api/events/place?<view>&cursor=…: which row comes next to a place in the View's order. */
export const rowPlaceResponse = z.object({
  /** How many rows there are up to the place, the row of that very place included. */
  rows: z.int(),
  /** Whether the place is that of a row of the View, which is then number `rows`. */
  holds: z.boolean(),
});
export type RowPlaceResponse = z.infer<typeof rowPlaceResponse>;

/** GET /api/events/<ref>: one event with its evidence. */
export const eventDetailResponse = z.object({
  event: eventRow,
  /**
   * The record exactly as delivered but for session tokens, which are masked; decoded as UTF-8,
   * `rawExact` is false where that loses bytes. `rawBytes` counts the record's own.
   */
  raw: z.string(),
  rawExact: z.boolean(),
  rawBytes: z.int(),
  file: z.object({
    id: z.int(),
    path: z.string(),
    sourceName: z.string(),
    runId: z.string(),
    runLabel: z.string(),
    sha256: z.string().nullable(),
    /** Byte offset of the record in the uncompressed file; null where its first file was deleted. */
    offset: z.int().nullable(),
    /** What the file lost, where it is damaged: why its reading stopped, else its first reject. Null where it is whole. */
    damage: z.string().nullable(),
  }),
  /** Further deliveries of the same record: how many, and in which files (at most 20 named). */
  copies: z.int(),
  copyFiles: z.array(z.object({ id: z.int(), path: z.string(), damage: z.string().nullable() })),
  /** Other records under the same eventID with different content, within a day. */
  siblings: z.array(eventRow),
});
export type EventDetailResponse = z.infer<typeof eventDetailResponse>;

/** GET /api/activity?<view>: the histogram. Buckets are equal, half open, and cover `from` to `to`. */
export const activityResponse = z.object({
  /** Milliseconds since 1970. Null when the view holds nothing. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** What the View's range means now, half open; the span of the events found for "all". Null with `from`. */
  range: z.object({ from: z.number(), to: z.number() }).nullable(),
  bucketMs: z.number(),
  /** The View's: what `series` are of. */
  split: z.enum(cubeFieldNames),
  /**
   * One per value of the View's split, largest first. At most 8 have their own; those beyond are
   * summed in one with `rest: true`. `key` is null there and for events without a value.
   */
  series: z.array(
    z.object({
      key: z.string().nullable(),
      rest: z.boolean(),
      total: z.int(),
      counts: z.array(z.int()),
    }),
  ),
  /**
   * The same buckets `shiftMs` earlier, all values in one, where the View compares with what was
   * before: null where nothing is stored so early (or so late) that there could be events. Null in
   * all where no stretch comes before.
   */
  previous: z.object({ shiftMs: z.number(), total: z.int(), counts: z.array(z.int().nullable()) }).nullable(),
  /** How many distinct values of the split there are. */
  distinct: z.int(),
  total: z.int(),
  /** Events that match the filters but have no usable time, and so no place in the chart. */
  untimed: z.int(),
  /**
   * Null where all counts are exact. Else every event of a long range would have to be looked into:
   * counts are estimated from this share of the events.
   */
  share: z.number().nullable(),
});
export type ActivityResponse = z.infer<typeof activityResponse>;

const valueCounts = z.array(z.object({ value: z.string().nullable(), count: z.int() }));

/**
 * GET /api/facets/<field>?<view>&search=…&limit=…: the most frequent values of a typed field, or of a
 * path (`requestParameters.bucketName`), under the view's range, search and its filters on other fields; those that hold `search`, where it is given.
 * `chosen`, a JSON list of values, has these counted as well, be they ever so rare.
 */
export const facetResponse = z.object({
  field: z.string(),
  values: valueCounts,
  /** Of the values asked for by name; those that nobody could count are not here. */
  chosen: valueCounts.optional(),
  /** How many such values there are in all. */
  distinct: z.int(),
  /** How many events were looked at, where there are more (of paths alone); null where counts are of all. */
  sample: z.int().nullable(),
  /** Where counts are estimated from a share of the events, as those of the histogram are: that share. */
  share: z.number().nullable().optional(),
  /** Of source IPs: the ISO 3166 code of the country that each is registered in (DB-IP), where it has one. */
  countries: z.record(z.string(), z.string()).optional(),
});
export type FacetResponse = z.infer<typeof facetResponse>;

/**
 * GET /api/facets?fields=<field>,<field>…&<view>&limit=…: the most frequent values of several typed
 * fields in the View's events; unlike a single facet, under all of its filters.
 */
export const facetsResponse = z.object({
  facets: z.array(facetResponse),
  /** Events whose values were counted, and where there are more, the bound that they reach. */
  looked: z.int(),
  sample: z.int().nullable(),
});
export type FacetsResponse = z.infer<typeof facetsResponse>;
