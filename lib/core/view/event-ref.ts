/** Finds one event again: its place in time and its content identity (event's primary key). */
export interface EventRef {
  /** Milliseconds since 1970; null for an event without a usable time. */
  readonly eventTime: number | null;
  /** A uuid in its usual spelling, lower case with hyphens. */
  readonly eventKey: string;
}

/** `1696118400000-<32 hex>`, or `untimed-<32 hex>`. */
export function formatEventRef(ref: EventRef): string {
  const time = ref.eventTime === null ? 'untimed' : String(ref.eventTime);
  return `${time}-${ref.eventKey.replaceAll('-', '').toLowerCase()}`;
}

const spelling = /^(untimed|-?\d{1,15})-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** Null for anything that `formatEventRef` does not write. */
export function parseEventRef(text: string): EventRef | null {
  const match = spelling.exec(text);
  if (match === null) return null;
  const [, time, ...key] = match;
  const eventTime = time === 'untimed' ? null : Number(time);
  // "-0" and "007" name a time that is spelt otherwise: one event, one ref.
  if (eventTime !== null && String(eventTime) !== time) return null;
  return { eventTime, eventKey: key.join('-') };
}

/** The place just before everything of that moment, in the order of a list: what comes next is the list from there on. */
export function placeOfMoment(ms: number, sort: 'newest' | 'oldest'): EventRef {
  return sort === 'newest'
    ? { eventTime: ms + 1, eventKey: '00000000-0000-0000-0000-000000000000' }
    : { eventTime: ms - 1, eventKey: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
}
