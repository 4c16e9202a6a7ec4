import { expect, type Page, test } from '@playwright/test';
import { eventsResponse } from '#lib/core/contract/events.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { loadDemo } from './pages/load-demo.ts';
import { TimelinePage } from './pages/timeline-page.ts';

/** All of the demo, whatever other tests have imported. */
const demo = 'from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00Z';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(300_000);
  await loadDemo(playwright.request, baseURL);
});

/** The pages of rows that are asked for from here on. */
function listPages(page: Page): URL[] {
  const asked: URL[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === apiPaths.events) asked.push(url);
  });
  return asked;
}

test('End is one page from the end of all rows, Home the first again', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(demo);
  const total = await timeline.total();
  const asked = listPages(page);
  await page.keyboard.press('End');
  await expect.poll(async () => (await timeline.inSight()).active).toBe(total - 1);
  expect((await timeline.inSight()).last).toBe(total - 1);
  expect(asked.map((url) => url.searchParams.get('before'))).toEqual(['end']);
  await expect(page.getByText('End of the list')).toBeVisible();
  const oldest = await page.request.get(`${apiPaths.events}?${demo}&sort=oldest&limit=1`);
  const [first] = eventsResponse.parse(await oldest.json()).events;
  await expect(timeline.grid).toHaveAttribute('aria-activedescendant', `row-${first?.ref}`);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await timeline.inSight()).active).toBe(0);
  expect((await timeline.inSight()).first).toBe(0);
});

test('a time is gone to by key, in either order; the question stays what it is', async ({ page }) => {
  const timeline = new TimelinePage(page);
  for (const sort of ['newest', 'oldest']) {
    await timeline.open(sort === 'newest' ? demo : `${demo}&sort=oldest`);
    const url = page.url();
    await page.keyboard.press('t');
    await page.getByRole('dialog', { name: 'Go to a time in the list' }).waitFor();
    await page.keyboard.type('2026-10-15 12:00');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await timeline.inSight()).active ?? 0).toBeGreaterThan(1000);
    const { active, first, times } = await timeline.inSight();
    const at = (active ?? 0) - first;
    const [before, here] = [times[at - 1] ?? '', times[at] ?? ''];
    if (sort === 'newest') {
      expect(here <= '2026-10-15 12:00:00Z').toBe(true);
      expect(before > '2026-10-15 12:00:00Z').toBe(true);
    } else {
      expect(here >= '2026-10-15 12:00:00Z').toBe(true);
      expect(before < '2026-10-15 12:00:00Z').toBe(true);
    }
    expect(page.url()).toBe(url);
  }
});

test('a bar leads to its rows in the list', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(demo);
  await timeline.chart.focus();
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('ArrowRight');
  const bar = (await timeline.chart.getAttribute('aria-valuetext')) ?? '';
  await page.keyboard.press('Space');
  await page.getByRole('menuitem', { name: 'Go to its rows in the list' }).click();
  await expect.poll(async () => (await timeline.inSight()).active ?? 0).toBeGreaterThan(1000);
  const { active, first, times } = await timeline.inSight();
  const [day = '', end = ''] = [bar.slice(0, 10), /– (?:\S+ )?(\d\d:\d\d)/.exec(bar)?.[1]];
  const here = times[(active ?? 0) - first] ?? '';
  expect(here.startsWith(day)).toBe(true);
  if (end !== '00:00') expect(here.slice(11, 16) < end).toBe(true);
});

test('the scroll bar goes anywhere and loads only what is there', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(demo);
  const total = await timeline.total();
  const asked = listPages(page);
  const box = timeline.grid.locator('xpath=..');
  for (const share of [0.2, 0.9, 0.5]) {
    await box.evaluate((element, part) => element.scrollTo(0, element.scrollHeight * part), share);
    await page.waitForTimeout(30);
  }
  await expect.poll(async () => Math.abs((await timeline.inSight()).first - total / 2)).toBeLessThan(60);
  expect(asked.length).toBeLessThan(10);
  const { first } = await timeline.inSight();
  const answer = await page.request.get(`${apiPaths.events}?${demo}&offset=${first}&limit=1`);
  const [row] = eventsResponse.parse(await answer.json()).events;
  await expect(timeline.grid.locator(`tr[data-index="${first}"]`)).toHaveAttribute('id', `row-${row?.ref}`);
});

test('a permalink finds its event among all rows; j, k and End take the drawer along', async ({ page }) => {
  const timeline = new TimelinePage(page);
  const answer = await page.request.get(`${apiPaths.events}?${demo}&offset=123456&limit=3`);
  const [event, next] = eventsResponse.parse(await answer.json()).events;
  await timeline.open(`${demo}&open=${event?.ref}`);
  await expect.poll(async () => (await timeline.inSight()).active).toBe(123_456);
  await expect(timeline.grid.locator('tr[aria-selected="true"]')).toHaveAttribute('id', `row-${event?.ref}`);
  await page.keyboard.press('j');
  await expect(page).toHaveURL(new RegExp(next?.ref ?? ''));
  await page.keyboard.press('End');
  const total = await timeline.total();
  await expect(timeline.grid.locator('tr[aria-selected="true"]')).toHaveAttribute(
    'data-index',
    `${total - 1}`,
  );
  await expect(timeline.drawer).toBeVisible();
});

test('a permalink finds its event in a list that is counted later', async ({ page }) => {
  const timeline = new TimelinePage(page);
  const answer = await page.request.get(`${apiPaths.events}?${demo}&offset=123456&limit=1`);
  const [event] = eventsResponse.parse(await answer.json()).events;
  let count = () => {};
  const counted = new Promise<void>((done) => {
    count = done;
  });
  await page.route(
    ({ pathname }) => pathname === apiPaths.activity,
    async (route) => {
      await counted;
      await route.continue();
    },
  );
  const placed = page.waitForResponse((response) => response.url().includes(apiPaths.eventsPlace));
  await page.goto(`/timeline?${demo}&open=${event?.ref}`);
  await placed;
  await expect(timeline.rows.first()).toBeVisible();
  count();
  await expect.poll(async () => (await timeline.inSight()).active).toBe(123_456);
});

test('Back leads to where the list was left, a new question to its beginning', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(demo);
  await timeline.grid.locator('xpath=..').evaluate((box) => box.scrollTo(0, box.scrollHeight / 3));
  await expect.poll(async () => (await timeline.inSight()).first).toBeGreaterThan(10_000);
  const { first } = await timeline.inSight();
  await timeline.facetValue('outcome', 'denied').click();
  await expect(page).toHaveURL(/outcome=denied/);
  await expect.poll(async () => (await timeline.inSight()).first).toBe(0);
  await page.goBack();
  await expect.poll(async () => Math.abs((await timeline.inSight()).first - first)).toBeLessThan(2);
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await page.goBack();
  await expect.poll(async () => Math.abs((await timeline.inSight()).first - first)).toBeLessThan(2);
});
