import { expect, test } from '@playwright/test';
import { droppedArchive } from './pages/dropped-archive.ts';
import { graveViolations } from './pages/grave-violations.ts';
import { TimelinePage } from './pages/timeline-page.ts';

const archive = droppedArchive();
const path = 'requestParameters.bucketName';

test('a search is typed and completed by keyboard alone, and Back takes it back', async ({ page }) => {
  const timeline = new TimelinePage(page);
  const keys = page.keyboard;
  await timeline.open(archive.view);
  await keys.press('/');
  await expect(timeline.search).toBeFocused();
  await keys.type('eventSo');
  await expect(timeline.suggestions.first()).toContainText('eventSource');
  await keys.press('Tab');
  await expect(timeline.search).toHaveValue('eventSource:');
  await expect(timeline.suggestions.first()).toHaveText(/\.amazonaws\.com[\d,]+$/);
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await expect(timeline.search).toHaveValue(/^eventSource:[a-z0-9-]+\.amazonaws\.com $/);
  await expect(timeline.suggestions.first()).toContainText('AND');
  await keys.press('Enter');
  await expect(page).toHaveURL(/q=eventSource:/);
  await expect.poll(() => timeline.total()).toBeLessThan(archive.records);
  await timeline.settled();
  const found = await timeline.total();
  expect(found).toBeGreaterThan(0);
  expect(await timeline.countRows()).toBe(found);

  await page.goBack();
  await expect(timeline.search).toHaveValue('');
  await expect.poll(() => timeline.total()).toBe(archive.records);
  await page.goForward();
  await expect(timeline.search).toHaveValue(/^eventSource:/);
  await expect.poll(() => timeline.total()).toBe(found);
});

test('Escape closes the suggestions, then undoes, then leaves the bar', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(archive.view);
  await page.keyboard.press('/');
  await page.keyboard.type('out');
  await expect(timeline.suggestions.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(timeline.suggestions).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(timeline.search).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(timeline.search).not.toBeFocused();
});

test('what is not understood is underlined and explained, and the page keeps what it showed', async ({
  page,
}) => {
  const timeline = new TimelinePage(page);
  await timeline.open(`${archive.view}&outcome=success`);
  const before = await timeline.total();
  const url = page.url();
  await timeline.search.fill('eventNme:GetObject AND outcome:success');
  await timeline.search.press('Enter');
  await expect(timeline.search).toHaveAttribute('aria-invalid', 'true');
  const said = page.getByRole('search').getByRole('status').filter({ hasText: 'There is no field' });
  await expect(said).toContainText('There is no field "eventNme". Did you mean eventName');
  await expect(said).toContainText('the page still shows');
  await expect(page.getByRole('search').locator('.decoration-wavy')).toHaveText('eventNme');
  expect(page.url()).toBe(url);
  expect(await timeline.total()).toBe(before);
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(timeline.search).toHaveValue('');
});

test('a link with a search that is not understood says so', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(`${archive.view}&q=eventName:`);
  await expect(timeline.search).toHaveValue('eventName:');
  await expect(page.getByRole('search')).toContainText('A value is missing after eventName:');
  expect(await timeline.total()).toBe(archive.records);
});

test('a facet includes, excludes and singles out, by pointer and by keys', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(archive.view);
  const success = await timeline.facetCount('outcome', 'success');
  await timeline.facetValue('outcome', 'success').click();
  await expect(page).toHaveURL(/outcome=success/);
  await expect.poll(() => timeline.total()).toBe(success);
  await expect(timeline.facetValue('outcome', 'success')).toHaveAttribute('aria-pressed', 'true');
  await timeline.facetValue('outcome', 'success').click();
  await expect.poll(() => timeline.total()).toBe(archive.records);

  await timeline.facetValue('outcome', 'success').focus();
  await page.keyboard.press('-');
  await expect(page).toHaveURL(/outcome\.not=success/);
  await expect.poll(() => timeline.total()).toBe(archive.records - success);
  await timeline.facetValue('outcome', 'success').focus();
  await page.keyboard.press('=');
  await expect(page).toHaveURL(/outcome=success/);
  await expect.poll(() => timeline.total()).toBe(success);

  await timeline.facetValue('outcome', 'success').focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: 'Copy value' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(timeline.facetValue('outcome', 'success')).toBeFocused();

  await timeline.facet('outcome').getByRole('button', { name: 'Outcome' }).first().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(timeline.facetValue('outcome', 'success')).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(timeline.facetValue('outcome', 'success')).toBeFocused();
});

test('a path becomes a facet, adds to the search, and a copied link shows the same', async ({
  page,
  browser,
}) => {
  const timeline = new TimelinePage(page);
  await timeline.open(archive.view);
  await page.getByRole('button', { name: 'Add a field' }).click();
  await page.keyboard.type('bucketn');
  await expect(page.getByRole('option', { name: path })).toBeVisible();
  await page.keyboard.press('Enter');
  const values = timeline.facet(path).getByRole('listitem');
  await expect(values.first()).toBeVisible();
  await expect(values.last()).toContainText('missing');
  await values.first().getByRole('button').first().click();
  await expect(timeline.search).toHaveValue(/^requestParameters\.bucketName:/);
  await timeline.settled();
  const included = await timeline.total();
  await timeline.facetValue(path, 'missing').focus();
  await page.keyboard.press('Enter');
  await expect(timeline.search).toHaveValue(/ OR NOT /);
  await expect.poll(() => timeline.total()).toBeGreaterThan(included);
  await timeline.settled();
  const total = await timeline.total();

  const context = await browser.newContext();
  const other = new TimelinePage(await context.newPage());
  await other.page.goto(page.url());
  await other.settled();
  expect(await other.total()).toBe(total);
  await expect(other.facet(path)).toBeVisible();
  await expect(other.facetValue(path, 'missing')).toHaveAttribute('aria-pressed', 'true');
  await context.close();
});

test('the facets stay hidden for those who hid them', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(archive.view);
  await page.getByRole('button', { name: 'Hide the facets' }).click();
  await expect(timeline.facets).toBeHidden();
  await page.reload();
  await timeline.settled();
  await expect(timeline.facets).toBeHidden();
  await page.getByRole('button', { name: 'Show the facets' }).click();
  await expect(timeline.facets).toBeVisible();
});

test('a value in the drawer goes into the search, and its field has statistics', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(`${archive.view}&q=${path}:*`);
  await timeline.openRow(0);
  const value = timeline.drawer
    .locator('dl > div')
    .filter({ has: page.locator('dt', { hasText: 'bucketName' }) });
  await value.getByRole('button').first().click();
  await page.getByRole('menuitem', { name: 'Statistics of this field' }).click();
  const panel = page.getByRole('dialog', { name: 'Statistics of bucketName' });
  await expect(panel).toContainText('Distinct values');
  await expect(panel.getByRole('img', { name: /^Over time/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await value.getByRole('button').first().click();
  await page.getByRole('menuitem', { name: 'Only this', exact: true }).click();
  await expect(timeline.search).toHaveValue(/^requestParameters\.bucketName:[^*]+$/);
});

test('an empty result names the condition in the way', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await page.goto(`/timeline?${archive.view}&q=outcome:success+AND+nowhere-to-be-found`);
  await page.getByRole('button', { name: /Without “nowhere-to-be-found”/ }).click();
  await expect(timeline.search).toHaveValue('outcome:success');
  await expect.poll(() => timeline.total()).toBeGreaterThan(0);
});

test('a question that the page no longer wants is aborted', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(archive.view);
  const aborted = page.waitForEvent('requestfailed', (request) => request.url().includes('q=first'));
  // Held back, as by a database that has much to do.
  await page.route(/\/api\/.*q=first/, () => new Promise(() => {}));
  const asked = page.waitForRequest(/\/api\/activity.*q=first/);
  await timeline.search.fill('first-word');
  await timeline.search.press('Enter');
  await asked;
  await timeline.search.fill('outcome:success');
  await timeline.search.press('Enter');
  expect((await aborted).failure()?.errorText).toContain('ABORTED');
  await timeline.settled();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`bar, facets and statistics are open to assistive technology, ${colorScheme}`, async ({ browser }) => {
    // Four states, each looked through whole.
    test.slow();
    const context = await browser.newContext({ colorScheme });
    const timeline = new TimelinePage(await context.newPage());
    const { page } = timeline;
    await timeline.open(`${archive.view}&facet=${path}`);
    const check = async () => {
      expect(await graveViolations(page)).toEqual([]);
    };
    await page.keyboard.press('/');
    await page.keyboard.type('NOT eventNme:(a OR b) AND out');
    await expect(timeline.suggestions.first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await check();
    await page.keyboard.press('Control+Enter');
    await check();
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByRole('button', { name: 'How to search' }).click();
    await check();
    await page.keyboard.press('Escape');
    await timeline.facet(path).hover();
    await timeline.facet(path).getByRole('button', { name: 'Statistics of bucketName' }).click();
    await expect(page.getByRole('img', { name: /^Over time/ })).toBeVisible();
    await check();
    await context.close();
  });
}
