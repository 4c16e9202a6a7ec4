import { expect, test } from '@playwright/test';
import { dropFile } from './pages/drop-file.ts';
import { droppedArchive } from './pages/dropped-archive.ts';
import { graveViolations } from './pages/grave-violations.ts';
import { TimelinePage } from './pages/timeline-page.ts';

const archive = droppedArchive();

test('everything is done by keyboard alone', async ({ page }) => {
  const timeline = new TimelinePage(page);
  const keys = page.keyboard;
  await timeline.open(archive.view);

  await keys.press('f');
  await keys.type('event name');
  await keys.press('Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  await keys.press('Enter');
  await expect(page).toHaveURL(/eventName=/);
  await keys.press('Escape');
  await expect.poll(() => timeline.total()).toBeLessThan(archive.records);
  const filtered = await timeline.total();

  await timeline.chart.focus();
  await keys.press('ArrowRight');
  await expect(timeline.chart).toHaveAttribute('aria-valuetext', /\d events/);
  await keys.press('Home');
  for (let step = 0; step < 48; step += 1) await keys.press('Shift+ArrowRight');
  const whole = page.url();
  await keys.press('Enter');
  await expect(page).not.toHaveURL(whole);
  await expect.poll(() => timeline.total()).toBeLessThan(filtered);
  await page.goBack();
  await expect.poll(() => timeline.total()).toBe(filtered);
  await timeline.settled();

  await keys.press('j');
  await keys.press('j');
  await keys.press('k');
  await keys.press('Enter');
  await expect(timeline.drawer).toBeVisible();
  await expect(timeline.grid.locator('tr[aria-selected="true"]')).toHaveAttribute('data-index', '0');
  await keys.press('j');
  await expect(timeline.grid.locator('tr[aria-selected="true"]')).toHaveAttribute('data-index', '1');
  await keys.press('Escape');
  await expect(timeline.drawer).toBeHidden();

  await keys.press('ArrowRight');
  await keys.press('ArrowRight');
  await keys.press('Space');
  await page.getByRole('menuitem', { name: 'Exclude' }).waitFor();
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await expect(page).toHaveURL(/principal\.not=/);
  await expect.poll(() => timeline.total()).toBeLessThan(filtered);
});

test('an empty result names what stands in the way and removes it', async ({ page }) => {
  await page.goto(`/timeline?${archive.view}&awsRegion=xx-nowhere-1`);
  await expect(page.getByText('No events match')).toBeVisible();
  await page.getByRole('button', { name: /Without “Region is xx-nowhere-1”/ }).click();
  const timeline = new TimelinePage(page);
  await expect.poll(() => timeline.total()).toBe(archive.records);
});

test('a copied link freezes a relative range', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/timeline?last=1h');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\?from=.*&to=/);
});

test('what logs hold is text, never markup, and hidden characters are seen', async ({ page }) => {
  const hostile = {
    eventVersion: '1.08',
    userIdentity: {
      type: 'IAMUser',
      arn: 'arn:aws:iam::111122223333:user/<img src=x onerror=alert(1)>',
      accountId: '111122223333',
    },
    eventTime: '2018-02-03T04:05:06Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'Get\u202eresU',
    awsRegion: 'us-east-1',
    sourceIPAddress: 'javascript:alert(1)',
    userAgent: '"><script>alert(1)</script>',
    requestParameters: { 'a<b>': '</pre><svg onload=alert(1)>' },
    responseElements: { credentials: { accessKeyId: 'ASIAEXAMPLE', sessionToken: 'SECRET-TOKEN-0815' } },
    eventID: '00000000-0000-4000-8000-000000000815',
  };
  const scripts: string[] = [];
  page.on('dialog', async (dialog) => {
    // The page may ask whether to leave while it has not yet heard that its upload is over.
    if (dialog.type() !== 'beforeunload') scripts.push(dialog.message());
    await dialog.accept();
  });
  await page.goto('/imports');
  await dropFile(page, 'hostile.json', Buffer.from(JSON.stringify({ Records: [hostile] })));
  const timeline = new TimelinePage(page);
  await timeline.open('from=2018-02-03T00:00:00Z&to=2018-02-04T00:00:00Z');
  await expect(timeline.rows.first()).toContainText('<img src=x onerror=alert(1)>');
  await expect(timeline.rows.first()).toContainText('U+202E');
  await timeline.openRow(0);
  const raw = await timeline.rawRecord();
  expect(raw).not.toContain('SECRET-TOKEN');
  expect(raw).toContain('masked by Spoor');
  await expect(timeline.drawer.getByText('session token masked')).toBeVisible();
  await expect(page.locator('img[src="x"], svg[onload], a[href^="javascript"]')).toHaveCount(0);
  expect(scripts).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing serious stands in the way of assistive technology, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme });
    const timeline = new TimelinePage(await context.newPage());
    await timeline.open(archive.view);
    await timeline.openRow(2);
    for (const tab of ['Fields', 'Record', 'Evidence']) {
      await timeline.drawer.getByRole('tab', { name: tab }).click();
      expect(await graveViolations(timeline.page)).toEqual([]);
    }
    await context.close();
  });
}
