import type { Random } from '#fixtures/demo/random.ts';
import { parseEventRef } from '#lib/core/view/event-ref.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import type { TestDatabase } from '#lib/server/database/test-database.ts';
import { countActivity } from '#lib/server/queries/count-activity.ts';
import { listEvents } from '#lib/server/queries/list-events.ts';
import type { QueryContext } from '#lib/server/queries/read-snapshot.ts';
import type { TimedRecord } from './timed-records.ts';

const day = 86_400_000;

/** Order and buckets, held against the instants that the records mean. Empty where all is right. */
export async function compareWithTruth(
  test: TestDatabase,
  records: readonly TimedRecord[],
  random: Random,
): Promise<string[]> {
  const context = { pool: test.pool, now: Date.now() };
  const instants = records.flatMap(({ instant }) => instant ?? []).sort((a, b) => a - b);
  const complaints: string[] = [];
  const views: View['range'][] = [defaultView.range];
  for (let n = 0; n < 4; n += 1) {
    const from = (instants[random.below(instants.length)] ?? 0) - random.below(3 * day);
    views.push({
      kind: 'absolute',
      from,
      to: from + 1 + random.below(random.chance(0.5) ? 2 * day : 900 * day),
    });
  }
  for (const range of views) {
    const inside = instants.filter(
      (instant) => range.kind !== 'absolute' || (instant >= range.from && instant < range.to),
    );
    const view: View = { ...defaultView, range, sort: random.chance(0.5) ? 'newest' : 'oldest' };
    const activity = await countActivity(context, view);
    const { from, bucketMs, series } = activity;
    const wanted = new Map<number, number>();
    for (const instant of inside) {
      const bucket = Math.floor((instant - (from ?? 0)) / bucketMs);
      wanted.set(bucket, (wanted.get(bucket) ?? 0) + 1);
    }
    const counted = new Map<number, number>();
    for (const { counts } of series)
      for (const [bucket, n] of counts.entries())
        if (n > 0) counted.set(bucket, (counted.get(bucket) ?? 0) + n);
    if (asText(counted) !== asText(wanted)) complaints.push(`other buckets in ${JSON.stringify(range)}`);
    const listed = await listTimes(context, view);
    const order = view.sort === 'oldest' ? inside : [...inside].reverse();
    const wantedOrder = order.map((instant) => new Date(instant).toISOString());
    if (listed.join() !== wantedOrder.join()) complaints.push(`another order in ${JSON.stringify(range)}`);
  }
  const untimed = records.length - instants.length;
  const apart = await countActivity(context, defaultView);
  if (apart.untimed !== untimed) complaints.push(`${apart.untimed} without a time, not ${untimed}`);
  return complaints;
}

/** Page after page: equal instants lie on both sides of an edge. */
async function listTimes(context: QueryContext, view: View): Promise<(string | null)[]> {
  const times: (string | null)[] = [];
  let after: ReturnType<typeof parseEventRef> = null;
  for (;;) {
    const { events, next } = await listEvents(context, view, { limit: 37, at: { after } });
    times.push(...events.map((event) => event.eventTime));
    if (next === null) return times;
    after = parseEventRef(next);
  }
}

function asText(counts: ReadonlyMap<number, number>): string {
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bucket, n]) => `${bucket}:${n}`)
    .join();
}
