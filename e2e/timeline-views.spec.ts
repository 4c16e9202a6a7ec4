import { expect, test } from '@playwright/test';
import { activityResponse, eventsResponse, facetResponse } from '#lib/core/contract/events.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { formatView, parseView } from '#lib/core/view/codec.ts';
import { cubeFieldNames, type Field, fieldNames } from '#lib/core/view/fields.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { loadDemo } from './pages/load-demo.ts';
import { TimelinePage } from './pages/timeline-page.ts';

/** Rows to scroll through; the full dose is 100,000. */
const rows = Number(process.env.SPOOR_SCROLL_ROWS ?? 4000);
const day = 86_400_000;
const demoStart = Date.parse('2026-10-01T00:00:00Z');

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(300_000);
  await loadDemo(playwright.request, baseURL);
});

test('thirty random Views: the histogram counts the rows that are listed and exported', async ({ page }) => {
  test.setTimeout(300_000);
  const random = makeRandom(20_261_127);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const valuesOf = async (field: Field) => {
    const { values } = facetResponse.parse(
      await (await page.request.get(`${apiPaths.facet(field)}?limit=12`)).json(),
    );
    return values.map(({ value }) => value);
  };
  for (let round = 0; round < 30; round += 1) {
    const from = demoStart + Math.floor(random() * 29 * day);
    const filters: View['filters'] = await Promise.all(
      Array.from({ length: Math.floor(random() * 3) }, async () => {
        const field = pick(fieldNames);
        return {
          field,
          operator: pick(['is', 'not'] as const),
          values: [pick(await valuesOf(field)) ?? null],
        };
      }),
    );
    const drawn: View = {
      ...defaultView,
      filters,
      range: { kind: 'absolute', from, to: from + Math.ceil(random() * 2 * day) },
      search: pick([null, null, 'eventName:Get*', 'NOT errorCode:*', 'sourceIPAddress:198.51.100.0/24']),
      sort: pick(['newest', 'oldest'] as const),
      split: pick(cubeFieldNames),
      compare: pick(['none', 'previous'] as const),
    };
    const query = formatView(drawn);
    expect(parseView(query).problems).toEqual([]);
    const activity = activityResponse.parse(
      await (await page.request.get(`${apiPaths.activity}?${query}`)).json(),
    );
    const refs = new Set<string>();
    let listed = 0;
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const answer = await page.request.get(`${apiPaths.events}?${query}&limit=1000${more}`);
      const part = eventsResponse.parse(await answer.json());
      for (const { ref } of part.events) refs.add(ref);
      listed += part.events.length;
      cursor = part.next;
    }
    expect({ query, listed, distinct: refs.size }).toEqual({
      query,
      listed: activity.total,
      distinct: activity.total,
    });
    expect(activity.series.reduce((sum, series) => sum + series.total, 0)).toBe(activity.total);
    const file = await page.request.get(`${apiPaths.eventsExport}?${query}&format=csv`);
    const lines = (await file.text()).split('\r\n').length - 2;
    expect({ query, exported: lines }).toEqual({ query, exported: activity.total });
    if (round % 6 !== 0 || activity.total === 0) continue;
    const timeline = new TimelinePage(page);
    await timeline.open(query);
    expect(await timeline.total()).toBe(activity.total);
    expect(await timeline.histogramTotal()).toBe(activity.total);
  }
});

test('rows come page after page; the tasks that it took are printed', async ({ page }) => {
  test.setTimeout(600_000);
  const timeline = new TimelinePage(page);
  await timeline.open();
  const measured = await timeline.grid.locator('xpath=..').evaluate(async (box, wanted) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const tasks: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask' });
    const started = performance.now();
    let [seen, waits] = [0, 0];
    while (seen < wanted && performance.now() - started < 500_000) {
      await frame();
      // A reader waits for what is on its way; so that every row is drawn, this does, too.
      if (box.querySelector('tr[data-waiting]') !== null) waits += 1;
      else {
        const last = [...box.querySelectorAll<HTMLElement>('tbody tr')].at(-1);
        seen = Math.max(seen, Number(last?.dataset.index ?? 0) + 1);
        box.scrollBy(0, box.clientHeight * 0.8);
      }
    }
    return {
      seen,
      waits,
      drawn: box.querySelectorAll('tbody tr').length,
      longest: Math.max(0, ...tasks),
      count: tasks.length,
      ms: performance.now() - started,
    };
  }, rows);
  console.log(
    `scrolled ${measured.seen} rows in ${Math.round(measured.ms / 1000)} s, ${measured.waits} frames of waiting: ` +
      `${measured.count} tasks over 50 ms, the longest ${Math.round(measured.longest)} ms`,
  );
  expect(measured.seen).toBeGreaterThanOrEqual(rows);
  expect(measured.drawn).toBeLessThan(100);
});

/** Mulberry32: the same Views in every run. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
