import { expect, type Page, test } from '@playwright/test';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { awake } from './pages/awake.ts';
import { dropFile } from './pages/drop-file.ts';
import { graveViolations } from './pages/grave-violations.ts';
import { makeZip } from './pages/make-zip.ts';

// Long ago, where no other test looks, with the stories: bob becomes release-broker, then production-admin.
const end = Date.UTC(2014, 5, 30);
const during = `from=2014-05-01T00:00:00Z&to=2014-07-01T00:00:00Z`;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  const files = [...generateOrganisation({ seed: 11, events: 6000, days: 30, end, stories: true })].map(
    (file) => ({
      path: file.key.replace(/\.gz$/, ''),
      bytes: Buffer.from(file.json),
    }),
  );
  const page = await browser.newPage();
  await page.goto('/imports');
  await dropFile(page, 'stories.zip', makeZip(files));
  await page.close();
});

const session = (page: Page) => page.getByRole('row').filter({ hasText: 'production-admin' }).first();

test('bob’s chain is found, proved and followed', async ({ page }) => {
  await page.goto(`/roles?${during}`);
  await expect(session(page)).toContainText('3 acc.');
  await expect(session(page)).toContainText('exact key');
  await session(page).getByRole('link').click();
  await expect(page).toHaveURL(/\/roles\/session\?key=/);
  const steps = page.getByRole('list', { name: 'Steps from the origin' }).getByRole('listitem');
  await expect(steps).toHaveCount(3);
  await expect(steps.first()).toContainText('bob signed with a long-lived access key');
  await expect(steps.nth(1)).toContainText('bob became release-broker');
  await expect(steps.nth(2)).toContainText('release-broker became production-admin');
  await expect(page.getByRole('region', { name: 'In short' })).toContainText('across 3 accounts');

  const graph = page.getByRole('group', { name: /^Chain graph/ });
  await expect(graph.getByRole('link')).toHaveCount(4);
  const self = graph.locator('a[aria-current="true"]');
  await self.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(graph.locator('a:focus')).toContainText('release-broker');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('as release-broker');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('as production-admin');

  // The caller's own record: the other account's names no session of its own.
  await page.getByRole('link', { name: 'Record in the logs of' }).first().click();
  await expect(page.getByRole('region', { name: 'Who is behind this event' })).toBeVisible();
});

test('a list read before its sessions were linked fills by itself, but not under a hand', async ({
  page,
}) => {
  let loose = 1234;
  let more = 0;
  let isEmpty = true;
  await page.route('**/api/sessions?*', async (route) => {
    const response = await route.fetch();
    const answer: { sessions: unknown[]; total: number } = await response.json();
    const total = isEmpty ? 0 : answer.total + more;
    const sessions = isEmpty ? [] : answer.sessions;
    await route.fulfill({ response, json: { ...answer, sessions, total, loose, next: null } });
  });
  await page.goto(`/roles?${during}`);
  await expect(page.getByText('Linking sessions, 1,234 to go…')).toBeVisible();
  await expect(page.getByText('being linked, and appear here by themselves')).toBeVisible();
  isEmpty = false;
  await expect(session(page)).toBeVisible();

  await awake(page);
  await page.keyboard.press('j');
  const grid = page.getByRole('grid', { name: 'Sessions' });
  await expect(grid).toHaveAttribute('aria-activedescendant', 'session-0');
  more = 5;
  loose = 0;
  await expect(page.getByText('5 more sessions')).toHaveCount(2);
  await expect(grid).toHaveAttribute('aria-activedescendant', 'session-0');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('5 more sessions')).toHaveCount(0);
  await expect(page.getByText('Linking sessions')).toHaveCount(0);
});

test('an event’s drawer says who is behind it', async ({ page }) => {
  await page.goto(`/roles?${during}`);
  await session(page).getByRole('link').click();
  await page.getByRole('link', { name: 'All events of this session' }).click();
  const grid = page.getByRole('grid', { name: 'Events' });
  await grid.locator('tr[data-index="0"] td[data-column="time"]').click();
  const behind = page.getByRole('region', { name: 'Who is behind this event' });
  await expect(behind).toContainText('bob');
  await expect(behind).toContainText('exact key');
});

test('what came of it is summed up and exported', async ({ page }) => {
  await page.goto(`/roles?${during}`);
  await session(page).getByRole('link').click();
  await page.getByRole('link', { name: 'Blast radius' }).click();
  await expect(page.getByRole('table', { name: 'It and what descends from it' })).toContainText('ended');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV of sessions' }).click();
  expect((await saved).suggestedFilename()).toBe('blast-radius.csv');

  const changed = page.getByRole('table', { name: 'What was changed' });
  const savedChanges = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV of what was changed' }).click();
  expect((await savedChanges).suggestedFilename()).toBe('blast-radius-changes.csv');
  await changed.getByRole('link', { name: 'StopLogging' }).click();
  await expect(page).toHaveURL(/\/timeline\?.*readOnly=false/);
  await expect(page.getByTestId('total')).toHaveText('1');
});

test('the list is used by keys alone', async ({ page }) => {
  await page.goto(`/roles?${during}`);
  await expect(session(page)).toBeVisible();
  await awake(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  for (let pages = 0; pages < 3; pages += 1) await page.keyboard.press('PageDown');
  const active = page.getByRole('grid', { name: 'Sessions' }).locator('#session-45');
  await expect(active).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/roles\/session\?key=/);
});

test('an order and a link stay in the address', async ({ page }) => {
  await page.goto(`/roles?${during}`);
  await page.getByRole('button', { name: 'Recent' }).click();
  await expect(page).toHaveURL(/order=recent/);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Recent' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(/does not understand/)).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing serious stands in the way of assistive technology, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    const check = async () => {
      // Next puts the title in a moment after the page.
      await expect(page).toHaveTitle(/· Spoor$/);
      await expect(page.locator('[aria-busy="true"], [aria-label="Loading"]')).toHaveCount(0);
      expect(await graveViolations(page)).toEqual([]);
    };
    await page.goto(`/roles?${during}`);
    await expect(session(page)).toBeVisible();
    await check();
    await session(page).getByRole('link').click();
    await expect(page.getByRole('group', { name: /^Chain graph/ })).toBeVisible();
    await check();
    for (const place of ['Chain', 'Blast radius']) {
      await page
        .getByRole('navigation', { name: 'About this session' })
        .getByRole('link', { name: place })
        .click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('production-admin');
      await check();
    }
    for (const path of [`/roles/trust?${during}`, '/roles/missing']) {
      await page.goto(path);
      await check();
    }
    await context.close();
  });
}

test('Back leads to the row of the list where it was left', async ({ page }) => {
  await page.goto(`/roles?${during}`);
  await expect(session(page)).toBeVisible();
  const box = page.getByRole('grid', { name: 'Sessions' }).locator('..');
  await box.evaluate((here) => here.scrollTo(0, 640));
  const row = page.getByRole('grid').locator('#session-25');
  const title = (await row.textContent()) ?? '';
  await row.getByRole('link').click();
  await expect(page).toHaveURL(/\/roles\/session\?key=/);
  await page.goBack();
  await expect(row).toBeInViewport();
  await expect(row).toHaveText(title);
  await expect.poll(() => box.evaluate((here) => here.scrollTop)).toBe(640);
});
