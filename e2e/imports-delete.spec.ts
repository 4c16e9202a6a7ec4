import { expect, type Page, test } from '@playwright/test';
import { apiCall } from '#fixtures/records.ts';
import { activityResponse } from '#lib/core/contract/events.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { dropFile } from './pages/drop-file.ts';
import { graveViolations } from './pages/grave-violations.ts';
import { ImportPage } from './pages/import-page.ts';
import { RunDeletion } from './pages/run-deletion.ts';

/** Records of one hour that is this test's own, so that its events can be counted. */
function records(count: number, made: string): object[] {
  return Array.from({ length: count }, (_, index) =>
    apiCall({
      eventTime: `2014-03-01T10:00:${String(index).padStart(2, '0')}Z`,
      eventID: `${made}-${index}`,
    }),
  );
}

const log = (list: readonly unknown[]) => Buffer.from(JSON.stringify({ Records: list }));

async function countEvents(page: Page, made: string): Promise<number> {
  const answer = await page.request.get(`${apiPaths.activity}?file=${made}`);
  return activityResponse.parse(await answer.json()).total;
}

test('an import is deleted after a look at what would go, and undone', async ({ page }) => {
  const made = crypto.randomUUID();
  const all = records(12, made);
  const deletion = new RunDeletion(page);
  await page.goto('/imports');
  const run = await dropFile(page, `mine-${made}.json`, log(all));
  await dropFile(page, `theirs-${made}.json`, log(all.slice(8)));

  await deletion.goto(run.id);
  await deletion.ask();
  await expect(deletion.dialog).toContainText('8 events of 1 file would go');
  await expect(deletion.dialog).toContainText('4 events would stay, because of:');
  await expect(deletion.dialog).toContainText(`theirs-${made}.json`);
  expect(await graveViolations(page, { any: true })).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(deletion.dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeFocused();

  await deletion.ask();
  await deletion.confirm();
  await expect(deletion.banner).toContainText('8 events went, 4 events stayed');
  expect(await graveViolations(page, { any: true })).toEqual([]);
  await deletion.undo();
  expect(await new ImportPage(page).figure('Records')).toBe(12);
});

test('the toast of a deletion takes it back', async ({ page }) => {
  const made = crypto.randomUUID();
  const deletion = new RunDeletion(page);
  await page.goto('/imports');
  const run = await dropFile(page, `toast-${made}.json`, log(records(5, made)));
  await deletion.goto(run.id);
  await deletion.ask();
  await deletion.dialog.getByRole('button', { name: 'Delete the import' }).click();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(deletion.banner).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeVisible();
  expect(await new ImportPage(page).figure('Added')).toBe(5);
});

test('a file has a page with its rejects, and leads to its events and to another try', async ({ page }) => {
  const made = crypto.randomUUID();
  const name = `flawed-${made}.json`;
  const flawed = log(records(6, made)).toString().replace(`"${made}-3"`, 'oops');
  await page.goto('/imports');
  const run = await dropFile(page, name, Buffer.from(flawed));
  await page.goto(`/imports/${run.id}`);
  await page.getByRole('row').getByRole('link', { name }).click();
  await expect(page.getByRole('region', { name: 'File' })).toContainText('SHA-256');
  const reject = page.getByRole('region', { name: 'Rejected records' }).getByRole('listitem');
  await expect(reject).toContainText(/byte \d.* · line 1, column \d/);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'NDJSON of all rejected records' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^rejects-file-\d+\.ndjson$/);

  await page.getByRole('button', { name: 'Try again' }).click();
  const file = Number(new URL(page.url()).pathname.split('/').at(-1));
  await expect.poll(() => countEvents(page, String(file)), { timeout: 30_000 }).toBe(5);
  await page.goto(`/imports/${run.id}`);
  await expect(page.getByText('Working')).toHaveCount(0, { timeout: 30_000 });
  const imports = new ImportPage(page);
  expect([
    await imports.figure('Records'),
    await imports.figure('Added'),
    await imports.figure('Already known'),
    await imports.figure('Rejected'),
  ]).toEqual([6, 5, 0, 1]);

  await page.getByRole('row').getByRole('link', { name }).click();
  const events = page.getByRole('table', { name: 'Events of the file' });
  await expect(events.getByRole('row')).not.toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(
    0,
  );
  await page.getByRole('link', { name: 'Its events' }).click();
  await expect(page).toHaveURL(new RegExp(`/timeline\\?file=${file}$`));
  await expect(page.getByRole('region', { name: 'Filters' })).toContainText(name);
  await page.getByRole('button', { name: 'Remove the file' }).click();
  await expect(page).toHaveURL(/\/timeline$/);
});
