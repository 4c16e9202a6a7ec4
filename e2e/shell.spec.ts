import { expect, test } from '@playwright/test';
import { ownArchive, zipOf } from './pages/archives.ts';
import { awake } from './pages/awake.ts';
import { ImportPage } from './pages/import-page.ts';
import { TimelinePage } from './pages/timeline-page.ts';

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  const archive = ownArchive();
  await page.goto('/imports');
  await new ImportPage(page).choose([{ name: archive.name, bytes: zipOf(archive) }]);
  await page.close();
});

test('pages, palette and shortcuts are reached by keyboard', async ({ page }) => {
  const keys = page.keyboard;
  await page.goto('/');
  await awake(page);
  await keys.press('g');
  await keys.press('i');
  await expect(page).toHaveTitle('Imports · Spoor');
  await keys.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await keys.press('Escape');
  await keys.press('Control+k');
  await keys.type('timel');
  await keys.press('Enter');
  await expect(page).toHaveTitle('Timeline · Spoor');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the palette opens one event by its link', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open();
  await timeline.openRow(0);
  const link = page.url();
  await page.goto('/imports');
  await awake(page);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/event’s id/).fill(link);
  await page.keyboard.press('Enter');
  await expect(timeline.drawer).toBeVisible();
});

test('what the overview counts is what the timeline shows', async ({ page }) => {
  const timeline = new TimelinePage(page);
  for (const title of ['Most active principals', 'Most frequent errors', 'Services', 'Accounts', 'Regions']) {
    await page.goto('/');
    const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: title }) });
    const first = panel.getByRole('link').first();
    const count = Number((await first.locator('span').last().textContent())?.replaceAll(',', ''));
    await first.click();
    await expect(page).toHaveURL(/timeline\?/);
    await timeline.settled();
    expect(await timeline.total(), title).toBe(count);
  }
});

test('a chosen theme is there from the first byte on', async ({ page }) => {
  await page.goto('/imports');
  await awake(page);
  await page.getByRole('button', { name: 'Theme' }).press('Enter');
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const html = await (await page.request.get('/')).text();
  expect(html).toMatch(/<html[^>]*data-theme="dark"/);
});
