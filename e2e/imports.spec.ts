import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { apiCall } from '#fixtures/records.ts';
import { awake } from './pages/awake.ts';
import { graveViolations } from './pages/grave-violations.ts';
import { ImportPage } from './pages/import-page.ts';

const hostile = '<img src=x onerror=alert(1)>.json';

/** Records that no earlier run of these tests has imported. */
function records(count: number): object[] {
  const made = crypto.randomUUID();
  return Array.from({ length: count }, (_, index) =>
    apiCall({ eventTime: '2015-06-01T10:00:00Z', eventID: `${made}-${index}` }),
  );
}

function log(list: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify({ Records: list }));
}

test('each bad file of a drop says why, and the good ones are imported', async ({ page }) => {
  const imports = new ImportPage(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  const text = log(records(3)).toString();
  const broken = text.replace('},{', '},{"eventVersion":,},{');
  const whole = gzipSync(log(records(200)));

  await page.goto('/imports');
  await imports.choose([
    { name: '.DS_Store', bytes: Buffer.from('Bud1') },
    { name: hostile, bytes: log(records(5)) },
    { name: 'broken.json', bytes: Buffer.from(broken) },
    { name: 'cut.json.gz', bytes: whole.subarray(0, whole.length - 20) },
    { name: 'empty.json', bytes: Buffer.alloc(0) },
    { name: 'notes.txt', bytes: Buffer.from('Remember the milk.') },
  ]);
  await expect(imports.tray.getByText('Needs a look')).toBeVisible();
  await imports.openRun();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('and 5 more');

  const [all, added, known, rejected] = [
    await imports.figure('Records'),
    await imports.figure('Added'),
    await imports.figure('Already known'),
    await imports.figure('Rejected'),
  ];
  expect(added).toBeGreaterThanOrEqual(8);
  expect(known).toBe(0);
  expect(all).toBe(added + known + rejected);

  for (const name of ['broken.json', 'cut.json.gz', 'empty.json', 'notes.txt'])
    expect((await imports.reasonOf(name)).length, name).toBeGreaterThan(20);
  await expect(page.getByRole('row').filter({ hasText: hostile })).toContainText('Read');
  await expect(page.getByRole('row').filter({ hasText: '.DS_Store' })).toContainText('Passed over');

  await page.getByRole('tab', { name: /Rejected records/ }).click();
  const reject = page.getByRole('listitem').filter({ hasText: 'broken.json' });
  await expect(reject).toContainText(/byte \d.* · line 1, column \d/);
  await expect(reject).toContainText('"eventVersion":,');

  await page.getByRole('tab', { name: /Notes/ }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV of all notes' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^notes-.*\.csv$/);
  expect(dialogs).toEqual([]);
});

test('an import goes on while its user goes elsewhere, and the tray remembers it', async ({ page }) => {
  const imports = new ImportPage(page);
  await page.goto('/imports');
  await imports.choose([{ name: 'moving.json', bytes: log(records(7)) }]);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Timeline' }).click();
  await expect(page).toHaveURL(/timeline/);
  await expect(imports.tray).toContainText('7 events added.');
  await page.reload();
  await expect(imports.tray).toContainText('7 events added.');
  await imports.tray.getByRole('button', { name: 'Take off this list' }).click();
  await expect(imports.tray).toHaveCount(0);
});

test('many small files are sent together and keep the paths that they were dropped with', async ({
  page,
}) => {
  const imports = new ImportPage(page);
  await page.goto('/imports');
  const good = Array.from({ length: 100 }, (_, at) => ({ name: `part-${at}.json`, bytes: log(records(1)) }));
  await imports.choose([...good, { name: 'milk.txt', bytes: Buffer.from('Remember the milk.') }]);
  await imports.openRun();
  await expect(imports.result).toContainText('101 files: 100 read, 1 rejected');
  const filter = page
    .getByRole('group', { name: 'Files by result' })
    .getByRole('button', { name: /^Rejected/ });
  await filter.click();
  await expect(page).toHaveURL(/result=rejected/);
  await page.getByRole('link', { name: 'milk.txt', exact: true }).click();
  await expect(page).toHaveURL(/imports\/files/);
  await page.goBack();
  await expect(filter).toHaveAttribute('aria-pressed', 'true');
});

test('an import whose files were all called back while they were sent is cancelled', async ({ page }) => {
  const imports = new ImportPage(page);
  await page.goto('/imports');
  await page.route('**/api/uploads', () => undefined);
  await awake(page);
  await page
    .getByLabel('Files to import')
    .setInputFiles([{ name: 'slow.json', mimeType: '', buffer: log(records(1)) }]);
  await imports.tray.getByRole('button', { name: 'Cancel' }).first().click();
  await expect(imports.tray).toContainText('Cancelled');
  await imports.openRun();
  await expect(page.locator('header').getByText('Cancelled')).toBeVisible();
});

test('a run that waits for files which never came can be ended', async ({ page }) => {
  const opened = await page.request.post('/api/imports', {
    data: { label: 'left behind', sources: 2 },
    headers: { origin: new URL(test.info().project.use.baseURL ?? '').origin },
  });
  const { id } = (await opened.json()) as { id: string };
  await page.goto(`/imports/${id}`);
  await page.getByRole('button', { name: 'End without them' }).click();
  await expect(page.getByText('Nothing read')).toBeVisible();
  await expect(page.getByRole('button', { name: 'End without them' })).toHaveCount(0);
});

test('an import is cancelled while it works; what was read whole stays and adds up', async ({ page }) => {
  const imports = new ImportPage(page);
  const origin = new URL(test.info().project.use.baseURL ?? '').origin;
  const begun = await page.request.post('/api/demo', { headers: { origin } });
  const { id: runId } = (await begun.json()) as { id: string };
  await page.goto(`/imports/${runId}`);
  await expect.poll(() => imports.figure('Records')).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText('The import ends')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('header').getByText('Cancelled')).toBeVisible();
  const [all, added, known] = [
    await imports.figure('Records'),
    await imports.figure('Added'),
    await imports.figure('Already known'),
  ];
  expect(all).toBeLessThan(200_000);
  expect(all).toBe(added + known);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`everybody can read imports in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const imports = new ImportPage(page);
    await page.goto('/imports');
    await imports.choose([
      { name: 'good.json', bytes: log(records(1)) },
      { name: 'notes.txt', bytes: Buffer.from('no log') },
    ]);
    expect(await graveViolations(page)).toEqual([]);
    await imports.openRun();
    await expect(page.getByRole('row').filter({ hasText: 'notes.txt' })).toBeVisible();
    expect(await graveViolations(page)).toEqual([]);
  });
}
