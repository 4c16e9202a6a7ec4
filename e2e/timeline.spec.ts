import { expect, test } from '@playwright/test';
import { type Archive, corpusArchive, ownArchive, zipOf } from './pages/archives.ts';
import { dropFile } from './pages/drop-file.ts';
import { TimelinePage } from './pages/timeline-page.ts';

const corpus = corpusArchive();

test.describe('a dropped archive of real logs', () => {
  test.skip(corpus === null, 'no ../shared/corpus here: the archive of our own below stands in for it');
  if (corpus !== null) tellTheWholeWay(corpus);
});

test.describe('a dropped archive of our own', () => {
  tellTheWholeWay(ownArchive());
});

function tellTheWholeWay(archive: Archive) {
  test.describe.configure({ mode: 'serial' });

  test.beforeAll(async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto('/imports');
    const run = await dropFile(page, archive.name, zipOf(archive));
    expect(run.counts).toMatchObject({ rejected: 0, records: archive.records });
    await page.close();
  });

  test('every record is in the histogram and in the list', async ({ page }) => {
    const timeline = new TimelinePage(page);
    await timeline.open(archive.view);
    expect(await timeline.total()).toBe(archive.records);
    expect(await timeline.histogramTotal()).toBe(archive.records);
    expect(await timeline.countRows()).toBe(archive.records);
  });

  test('a brush narrows both alike, and Back restores the range', async ({ page }) => {
    const timeline = new TimelinePage(page);
    await timeline.open(archive.view);
    const before = page.url();
    await timeline.brush(0.3, 0.6);
    const narrowed = await timeline.total();
    expect(narrowed).toBeGreaterThan(0);
    expect(narrowed).toBeLessThan(archive.records);
    expect(await timeline.histogramTotal()).toBe(narrowed);
    expect(await timeline.countRows()).toBe(narrowed);
    await page.goBack();
    await expect(page).toHaveURL(before);
    await expect.poll(() => timeline.total()).toBe(archive.records);
  });

  test('the drawer shows the very bytes of a record', async ({ page }) => {
    const timeline = new TimelinePage(page);
    await timeline.open(archive.view);
    for (const index of [0, 7]) {
      await timeline.openRow(index);
      const raw = await timeline.rawRecord();
      expect(archive.files.filter((file) => file.bytes.includes(raw))).not.toHaveLength(0);
      const name = (JSON.parse(raw) as { eventName: string }).eventName;
      await expect(timeline.drawer.getByRole('heading', { level: 2 })).toHaveText(
        name.replace(/\d{8}.*$/, ''),
      );
    }
  });

  test('a copied link shows the same in another browser', async ({ page, browser }) => {
    const timeline = new TimelinePage(page);
    await timeline.open(archive.view);
    await timeline.brush(0.2, 0.8);
    await timeline.openRow(3);
    const total = await timeline.total();
    const heading = (await timeline.drawer.getByRole('heading', { level: 2 }).textContent()) ?? '';
    const context = await browser.newContext();
    const other = new TimelinePage(await context.newPage());
    await other.page.goto(page.url());
    await other.settled();
    expect(await other.total()).toBe(total);
    await expect(other.drawer.getByRole('heading', { level: 2 })).toHaveText(heading);
    await expect(other.grid.locator('tr[aria-selected="true"]')).toHaveAttribute('data-index', '3');
    await context.close();
  });

  test('the same archive again adds nothing', async ({ page }) => {
    const timeline = new TimelinePage(page);
    await timeline.open(archive.view);
    const run = await dropFile(page, archive.name, zipOf(archive));
    expect(run.counts.inserted).toBe(0);
    await timeline.open(archive.view);
    expect(await timeline.total()).toBe(archive.records);
  });
}
