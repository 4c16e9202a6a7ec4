/** A wall clock reading. Month and day count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** @param zone `UTC` or an IANA name; throws RangeError for anything else. */
function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** Whether the zone is one that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a clock in `zone` shows at `ms` since 1970. */
export function toWallTime(ms: number, zone: string): WallTime {
  const millisecond = ((ms % 1000) + 1000) % 1000;
  if (zone === 'UTC') {
    const date = new Date(ms);
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      millisecond,
    };
  }
  const wall: Record<string, number> = {};
  let before = false;
  for (const { type, value } of clockOf(zone).formatToParts(ms)) {
    if (type === 'era') before = value.startsWith('B');
    else if (type !== 'literal') wall[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = wall;
  return { year: before ? 1 - year : year, month, day, hour, minute, second, millisecond };
}

/** How far the zone's clock is ahead of UTC at that moment, in milliseconds. */
export function zoneOffset(ms: number, zone: string): number {
  return zone === 'UTC' ? 0 : asUtc(toWallTime(ms, zone)) - ms;
}

/**
 * The moment at which a clock in `zone` shows `wall`: the earlier of two where the clock is set
 * back, the reading with the offset from before the gap where it is set forward.
 */
export function fromWallTime(wall: WallTime, zone: string): number {
  const local = asUtc(wall);
  const day = 86_400_000;
  const before = zoneOffset(local - day, zone);
  const after = zoneOffset(local + day, zone);
  for (const offset of [before, after])
    if (zoneOffset(local - offset, zone) === offset) return local - offset;
  return local - before;
}

/** Reads the wall time as though it were UTC; two-digit years stay in the first century. */
function asUtc(wall: WallTime): number {
  const date = new Date(0);
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  return date.setUTCHours(wall.hour, wall.minute, wall.second, wall.millisecond);
}
