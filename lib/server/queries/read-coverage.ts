import type { CoverageResponse } from '#lib/core/contract/coverage.ts';
import type { CubeTest } from '#lib/core/cube/cube-test.ts';
import { resolveRange, type Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { countBySeries, countByValue } from './count-cube.ts';
import { readDataSpan } from './data-span.ts';
import { hourMs } from './hours.ts';
import { mostFrequent } from './most-frequent.ts';
import { nameValues } from './name-values.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { filterToCube } from './view-to-sql.ts';

const dayMs = 86_400_000;
/** Longer ranges are no question about single days. */
const maxDays = 400;
const maxAccounts = 20;
/** Of more accounts than an organisation can have, the busiest are looked at. */
const maxKnown = 20_000;

const nothing: CoverageResponse = { span: null, days: 0, accounts: [], incomplete: 0, known: 0 };

interface Account {
  readonly key: string | null;
  readonly present: ReadonlySet<number>;
}

/** Days of the View's range without any event of an account that has some in it; read from the cube alone. */
export function readCoverage(context: QueryContext, view: View): Promise<CoverageResponse> {
  return readSnapshot(context, async (ask) => {
    const range = resolveRange(view.range, await readDataSpan(ask), context.now);
    if (range === null) return nothing;
    const from = Math.floor(range.from / dayMs) * dayMs;
    // Days to come have no logs yet.
    const to = Math.ceil(Math.min(range.to, context.now) / dayMs) * dayMs;
    const days = Math.round((to - from) / dayMs);
    if (days < 2 || days > maxDays) return { ...nothing, span: days < 2 ? null : { from, to } };
    const filters = view.filters.filter(({ field }) => field === 'account');
    const tests = filters.flatMap((filter) => filterToCube(filter) ?? []);
    const known = await daysByAccount(ask, { from, to }, { kind: 'and', tests });
    const gapped = known.filter((each) => each.present.size < days).slice(0, maxAccounts);
    const toValue = await nameValues(
      ask,
      'account',
      gapped.map((each) => each.key),
    );
    const all = Array.from({ length: days }, (_, index) => from + index * dayMs);
    return {
      span: { from, to },
      days,
      accounts: gapped.map(({ key, present }) => ({
        account: toValue(key),
        missing: all.filter((_, index) => !present.has(index)),
      })),
      incomplete: known.filter((each) => each.present.size < days).length,
      known: known.length,
    };
  });
}

/** Accounts that have events in the span and the days, counted from its start, on which; the busiest first. */
async function daysByAccount(ask: Ask, span: Span, test: CubeTest): Promise<Account[]> {
  const [totals] = await countByValue(ask, span, test, ['account']);
  const accounts = mostFrequent([...(totals ?? [])], maxKnown).map(([key]) => key);
  const places = new Map(accounts.map((key, place) => [key, place]));
  const days = Math.round((span.to - span.from) / dayMs);
  const sums = accounts.map(() => new Array<number>(days).fill(0));
  await countBySeries(ask, span, test, {
    dimension: 'account',
    bucketOf: (hour) => Math.floor((hour * hourMs - span.from) / dayMs),
    seriesOf: (key) => places.get(key) ?? -1,
    sums,
  });
  return accounts.map((key, place) => ({
    key,
    present: new Set((sums[place] ?? []).flatMap((n, day) => (n > 0 ? [day] : []))),
  }));
}
