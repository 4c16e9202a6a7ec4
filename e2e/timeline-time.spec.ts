import { expect, test } from '@playwright/test';
import { activityResponse } from '#lib/core/contract/events.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { droppedArchive } from './pages/dropped-archive.ts';
import { TimelinePage } from './pages/timeline-page.ts';

const archive = droppedArchive();
/** The day in the middle of the archive, as the suite's zone and as UTC tell it. */
const day = 'from=2016-03-01T00:00:00Z&to=2016-03-02T00:00:00Z';

test('a pasted timestamp is shown as it is understood, and leads to what surrounds it', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(`${archive.view}&zone=local`);
  await page
    .getByRole('group', { name: 'Time range' })
    .getByRole('button', { name: /2016-02-28/ })
    .click();
  const paste = page.getByLabel('Around a moment');
  await paste.fill('1456833600');
  await expect(page.getByRole('status').filter({ hasText: '2016-03-02 01:45:00+13:45' })).toBeVisible();
  await paste.fill('Mar 1 2016 12:00 UTC');
  await page.getByRole('button', { name: '±1 h' }).click();
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(page).toHaveURL(/from=2016-03-01T11:00:00Z&to=2016-03-01T13:00:00.001Z/);
});

test('two pasted timestamps are a range, without an offset on the clock of the View', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(`${archive.view}&zone=local`);
  await page
    .getByRole('group', { name: 'Time range' })
    .getByRole('button', { name: /2016-02-28/ })
    .click();
  await page.getByLabel('Around a moment').fill('2016-03-01 13:45 – 15:45');
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(page).toHaveURL(/from=2016-03-01T00:00:00Z&to=2016-03-01T02:00:00Z/);
});

test('the window moves by its width, widens around its middle, and Back undoes each', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(day);
  const total = await timeline.total();
  await page.getByRole('button', { name: 'Earlier by the width of the window' }).click();
  await expect(page).toHaveURL(/from=2016-02-29T00:00:00Z&to=2016-03-01T00:00:00Z/);
  await page.getByRole('button', { name: 'Later by the width of the window' }).click();
  await expect(page).toHaveURL(/from=2016-03-01T00:00:00Z&to=2016-03-02T00:00:00Z/);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect(page).toHaveURL(/from=2016-02-29T12:00:00Z&to=2016-03-02T12:00:00Z/);
  await page.goBack();
  await expect.poll(() => timeline.total()).toBe(total);
  await page.goBack();
  await expect(page).toHaveURL(/from=2016-02-29T00:00:00Z/);
});

test('a window that is moved twice at once moves twice', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(day);
  await page.getByRole('button', { name: 'Later by the width of the window' }).dblclick();
  await expect(page).toHaveURL(/from=2016-03-03T00:00:00Z&to=2016-03-04T00:00:00Z/);
});

test('a row leads to everything around its event', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(`${day}&outcome=success`);
  await timeline.grid.locator('tr[data-index="1"] td').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: '±15 min' }).click();
  await expect(page).not.toHaveURL(/outcome=/);
  await expect(timeline.drawer).toBeVisible();
  const { searchParams } = new URL(page.url());
  const width = Date.parse(searchParams.get('to') ?? '') - Date.parse(searchParams.get('from') ?? '');
  expect(width).toBe(2 * 900_000 + 1);
});

test('split by account, scaled by the logarithm, compared with the day before: the numbers are those of the API', async ({
  page,
}) => {
  const timeline = new TimelinePage(page);
  await timeline.open(day);
  const total = await timeline.total();
  await page.getByRole('button', { name: 'Split by Outcome' }).click();
  await page.getByRole('menuitemradio', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Logarithmic scale' }).click();
  await page.getByRole('button', { name: 'Compare with the period before' }).click();
  await expect(page).toHaveURL(/split=account&scale=log&compare=previous/);
  await timeline.settled();
  expect(await timeline.total()).toBe(total);
  const query = new URL(page.url()).search;
  const answer = activityResponse.parse(
    await (await page.request.get(`${apiPaths.activity}${query}`)).json(),
  );
  const before = activityResponse.parse(
    await (
      await page.request.get(`${apiPaths.activity}?from=2016-02-29T00:00:00Z&to=2016-03-01T00:00:00Z`)
    ).json(),
  );
  expect(answer.previous?.total).toBe(before.total);
  const legend = page.getByRole('list', { name: 'Legend' });
  for (const { key, total: n } of answer.series)
    if (key !== null)
      await expect(legend.getByRole('button', { name: `${key} ${n.toLocaleString('en')}` })).toBeAttached();
  await timeline.chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(timeline.chart).toHaveAttribute('aria-valuetext', /in the period before/);
});

test('columns, their order and the chart are in the link', async ({ page, browser }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(day);
  await page.getByRole('button', { name: 'Columns and density' }).click();
  await page.getByRole('button', { name: 'User agent userAgent' }).click();
  await page.getByRole('button', { name: 'Without Region' }).click();
  for (let step = 0; step < 6; step += 1)
    await page.getByRole('button', { name: 'User agent further left' }).press('Alt+ArrowUp');
  await expect(page).toHaveURL(/columns=time,userAgent/);
  await page.keyboard.press('Escape');
  const head = timeline.grid.getByRole('columnheader');
  await expect(head.nth(1)).toHaveText('User agent');
  const heads = await head.allInnerTexts();
  expect(heads[0]).toBe('Time');
  expect(heads).not.toContain('Region');
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const context = await browser.newContext();
  const other = new TimelinePage(await context.newPage());
  await other.page.goto(link);
  await other.settled();
  expect(await other.grid.getByRole('columnheader').allInnerTexts()).toEqual(heads);
  await context.close();
});

test('a path of the record is a column like any other', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(`${day}&eventName=AssumeRole&columns=time,requestParameters.roleArn`);
  const cell = timeline.grid.locator('tr[data-index="0"] td').nth(1);
  await expect(cell).toContainText(/^arn:aws:iam::/);
  const arn = (await cell.textContent()) ?? '';
  await cell.getByText(arn).click();
  await page.getByRole('menuitem', { name: 'Only this', exact: true }).click();
  await expect(page).toHaveURL(/q=requestParameters\.roleArn/);
  await timeline.settled();
  await expect(timeline.rows.first()).toContainText(arn);
});

test('chosen rows are copied, shared and let go by keyboard', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(day);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  const bar = page.getByRole('region', { name: 'Chosen rows' });
  await expect(bar).toContainText('3 chosen');
  await bar.getByRole('button', { name: 'Copy records' }).click();
  await expect(page.getByText('3 records copied')).toBeVisible();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
  expect(lines.map((line) => typeof (JSON.parse(line) as { eventName: unknown }).eventName)).toEqual([
    'string',
    'string',
    'string',
  ]);
  await bar.getByRole('button', { name: 'Choose none' }).click();
  await expect(bar).toBeHidden();
});

test('days without logs are named', async ({ page }) => {
  await page.goto('/timeline?from=2016-02-20T00:00:00Z&to=2016-03-05T00:00:00Z');
  await expect(page.getByText(/\d+ of 14 days have no logs for account/)).toBeVisible();
  await page.getByRole('button', { name: 'See which' }).click();
  await expect(page.getByRole('dialog', { name: 'Days without logs' })).toContainText('2016-02-21');
});
