import { formatTime } from '../time/format-time.ts';
import { fromWallTime, toWallTime, type WallTime } from '../time/zoned-time.ts';
import type { TimelineTick } from './timeline-model.ts';

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';
type Step = readonly [unit: Unit, count: number, roughMs: number];

const day = 86_400_000;
const steps: readonly Step[] = [
  ...[1, 2, 5, 10, 15, 30].map((n): Step => ['second', n, n * 1000]),
  ...[1, 2, 5, 10, 15, 30].map((n): Step => ['minute', n, n * 60_000]),
  ...[1, 2, 3, 6, 12].map((n): Step => ['hour', n, n * 3_600_000]),
  ...[1, 2, 5, 10].map((n): Step => ['day', n, n * day]),
  ...[1, 3, 6].map((n): Step => ['month', n, n * 30.4 * day]),
  ...[1, 2, 5, 10, 50, 100, 500, 1000].map((n): Step => ['year', n, n * 365.25 * day]),
];

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Moments to name below a time axis: round ones on the clock of `zone`, at most about `wanted`. */
export function timeTicks(from: number, to: number, zone: string, wanted = 8): TimelineTick[] {
  const step = steps.find(([, , roughMs]) => (to - from) / roughMs <= wanted) ?? (['year', 2000, 0] as const);
  const ticks: TimelineTick[] = [];
  let wall = floorWall(toWallTime(from, zone), step);
  // Every turn goes on by one step; the cap only guards against a zone gone mad.
  for (let turn = 0; turn < 4 * wanted + 8; turn++) {
    const at = fromWallTime(wall, zone);
    if (at >= to) break;
    const previous = ticks.at(-1);
    if (at >= from && at !== previous?.at) ticks.push(labelTick(at, step[0], zone, previous?.at));
    wall = addStep(wall, step);
  }
  return ticks;
}

function labelTick(at: number, unit: Unit, zone: string, previous: number | undefined): TimelineTick {
  const wall = toWallTime(at, zone);
  const last = previous === undefined ? undefined : toWallTime(previous, zone);
  const newYear = wall.year !== last?.year;
  const newDay = newYear || wall.month !== last?.month || wall.day !== last?.day;
  const date = `${wall.day} ${months[wall.month - 1] ?? ''}`;
  switch (unit) {
    case 'year':
      return { at, label: String(wall.year), strong: false };
    case 'month':
      return newYear
        ? { at, label: `${months[wall.month - 1] ?? ''} ${wall.year}`, strong: true }
        : { at, label: months[wall.month - 1] ?? '', strong: false };
    case 'day':
      return { at, label: newYear ? `${date} ${wall.year}` : date, strong: newYear };
    default: {
      const time = formatTime(at, zone, unit === 'second' ? 'second' : 'minute').slice(
        -(unit === 'second' ? 8 : 5),
      );
      return { at, label: newDay ? `${date} ${time}` : time, strong: newDay };
    }
  }
}

function floorWall(wall: WallTime, [unit, count]: Step): WallTime {
  const floor = (value: number) => Math.floor(value / count) * count;
  const year = { ...wall, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
  switch (unit) {
    case 'year':
      return { ...year, year: floor(wall.year) };
    case 'month':
      return { ...year, month: floor(wall.month - 1) + 1 };
    case 'day':
      return { ...year, month: wall.month, day: floor(wall.day - 1) + 1 };
    case 'hour':
      return { ...wall, hour: floor(wall.hour), minute: 0, second: 0, millisecond: 0 };
    case 'minute':
      return { ...wall, minute: floor(wall.minute), second: 0, millisecond: 0 };
    case 'second':
      return { ...wall, second: floor(wall.second), millisecond: 0 };
  }
}

/** Days of a month start over with it, as hours do with the day: 1, 11, 21, 1 … */
function addStep(wall: WallTime, step: Step): WallTime {
  const [unit, count] = step;
  const date = new Date(0);
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  date.setUTCHours(wall.hour, wall.minute, wall.second, 0);
  if (unit === 'year') date.setUTCFullYear(wall.year + count);
  else if (unit === 'month') date.setUTCMonth(wall.month - 1 + count);
  else if (unit === 'day') date.setUTCDate(wall.day + count);
  else if (unit === 'hour') date.setUTCHours(wall.hour + count);
  else if (unit === 'minute') date.setUTCMinutes(wall.minute + count);
  else date.setUTCSeconds(wall.second + count);
  const next = toWallTime(date.getTime(), 'UTC');
  if (unit !== 'day' || count === 1) return next;
  if (next.month !== wall.month) return { ...next, day: 1 };
  const crowdsTheFirst = next.day > 31 - count / 2;
  return crowdsTheFirst ? toWallTime(Date.UTC(wall.year, wall.month, 1), 'UTC') : next;
}
