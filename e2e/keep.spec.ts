import { expect, test } from '@playwright/test';
import { dropFile } from './pages/drop-file.ts';
import { droppedArchive } from './pages/dropped-archive.ts';
import { graveViolations } from './pages/grave-violations.ts';
import { csvRows, exportAs, logRecords, ndjsonRows, savedBy } from './pages/saved-file.ts';
import { TimelinePage } from './pages/timeline-page.ts';

test.describe.configure({ mode: 'serial' });

const archive = droppedArchive();
const filtered = `${archive.view}&readOnly=true&sort=oldest`;

test('a filtered view is exported as it is shown, in every format, and its records come back as known', async ({
  page,
}) => {
  const timeline = new TimelinePage(page);
  await timeline.open(filtered);
  const total = await timeline.total();
  expect(total).toBeGreaterThan(100);
  expect(await timeline.countRows()).toBe(total);

  const csv = await exportAs(page, 'CSV, the columns of the list');
  expect(csv.name).toMatch(/^spoor_readOnly-true_20160228T000000Z-20160303T000000Z_saved-\d{8}T\d{6}Z\.csv$/);
  expect(csvRows(csv.bytes)).toHaveLength(total);
  await expect(page.getByRole('region', { name: 'Exports under way' })).toContainText(
    `${total.toLocaleString('en')} of ${total.toLocaleString('en')} rows written`,
  );

  const lines = ndjsonRows((await exportAs(page, 'NDJSON')).bytes) as { eventTime: string }[];
  expect(lines).toHaveLength(total);
  expect(lines.map((line) => line.eventTime)).toEqual(lines.map((line) => line.eventTime).sort());

  const log = await exportAs(page, 'Log file of records');
  expect(logRecords(log.bytes)).toHaveLength(total);
  await page.goto('/imports');
  const run = await dropFile(page, 'again.json.gz', log.bytes);
  expect(run.counts).toMatchObject({ records: total, inserted: 0, rejected: 0 });
});

test('the chart is saved as numbers that add up to its total, and as a picture', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(filtered);
  const total = await timeline.total();
  const save = (item: string) =>
    savedBy(page, async () => {
      await page.getByRole('button', { name: 'Save the chart' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    });
  const numbers = csvRows((await save('Numbers')).bytes);
  expect(numbers.reduce((sum, line) => sum + Number(line.split(',').at(-1)), 0)).toBe(total);
  const picture = await save('Picture');
  expect(picture.name).toMatch(/\.png$/);
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
  const width = picture.bytes.readUInt32BE(16);
  expect(width).toBeGreaterThan(1600);
});

test('a view is saved, left, changed, updated, deleted and brought back', async ({ page }) => {
  const name = `Reading ${Date.now()}`;
  const timeline = new TimelinePage(page);
  await timeline.open(filtered);
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('button', { name: 'Save as…' }).click();
  const form = page.getByRole('dialog', { name: 'Save this view' });
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('radio', { name: 'Keep the range that is shown then' }).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name })).toBeVisible();
  await expect(page.getByText('modified')).toHaveCount(0);

  // Another question, another range: switching to the view keeps the range.
  await timeline.open('from=2016-03-01T00:00:00Z&to=2016-03-02T00:00:00Z');
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('option', { name }).click();
  await expect(page).toHaveURL(/from=2016-03-01T00:00:00Z&to=2016-03-02T00:00:00Z&readOnly=true&sort=oldest/);
  await expect(page.getByText('modified')).toHaveCount(0);

  await page.goto(`${page.url()}&outcome=success`);
  await timeline.settled();
  await expect(page.getByText('modified')).toBeVisible();
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('modified')).toHaveCount(0);

  await page.goto('/views');
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Outcome is success');
  await row.getByRole('button', { name: 'Duplicate' }).click();
  const copy = page.getByRole('row').filter({ hasText: `${name} (copy)` });
  await expect(copy).toBeVisible();
  await copy.getByRole('button', { name: 'Show it when the timeline is opened' }).click();
  await expect(page.getByRole('link', { name: 'Timeline' })).toHaveAttribute('href', /readOnly=true/);
  await copy.getByRole('button', { name: 'Delete' }).click();
  await expect(copy).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Timeline' })).toHaveAttribute('href', '/timeline');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(copy).toBeVisible();
});

test('a copied link shows the same rows and total in a fresh browser', async ({ page, browser }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(`${archive.view}&readOnly=false&columns=time,eventName&sort=oldest`);
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const context = await browser.newContext();
  const other = new TimelinePage(await context.newPage());
  await other.page.goto(link);
  await other.settled();
  expect(await other.total()).toBe(await timeline.total());
  expect(await other.rows.allInnerTexts()).toEqual(await timeline.rows.allInnerTexts());
  await context.close();
});

test('a copied link of a relative range is fixed to what it meant', async ({ page }) => {
  await page.goto('/timeline?last=7d');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Its time range is fixed to what you see now.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const { searchParams } = new URL(link);
  const [from, to] = [searchParams.get('from') ?? '', searchParams.get('to') ?? ''];
  expect(Date.parse(to) - Date.parse(from)).toBe(7 * 86_400_000);
  expect(searchParams.has('last')).toBe(false);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    for (const path of ['/views', '/api-docs']) {
      test(`everybody can read ${path}`, async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
        expect(await graveViolations(page)).toEqual([]);
      });
    }

    test('everybody can read the menus of the timeline', async ({ page }) => {
      const timeline = new TimelinePage(page);
      await timeline.open(filtered);
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await expect(page.getByRole('menuitem', { name: 'NDJSON' })).toBeVisible();
      expect(await graveViolations(page)).toEqual([]);
    });
  });
}
