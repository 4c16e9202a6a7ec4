import { expect, type Page, test } from '@playwright/test';
import { awake } from './pages/awake.ts';
import { droppedArchive } from './pages/dropped-archive.ts';
import { graveViolations } from './pages/grave-violations.ts';
import { TimelinePage } from './pages/timeline-page.ts';

const archive = droppedArchive();

async function entityTotal(page: Page): Promise<number> {
  await expect(page.getByTestId('entity-total')).toBeVisible();
  return Number((await page.getByTestId('entity-total').textContent())?.replaceAll(',', ''));
}

test('a value of a row leads to its page, whose totals are those of the timeline', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(archive.view);
  await timeline.grid.locator('tr[data-index="0"] [data-field="principal"]').click();
  await page.getByRole('menuitem', { name: 'About this principal' }).click();
  await expect(page).toHaveURL(/\/entity\/principal\?value=/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Principal');
  const total = await entityTotal(page);
  expect(total).toBeGreaterThan(0);
  const about = page.url();

  for (const title of ['Services', 'Actions', 'Source IPs']) {
    await page.goto(about);
    const list = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
    const first = list.getByRole('listitem').first();
    const count = Number(
      (await first.locator('a').first().locator('span').last().textContent())?.replaceAll(',', ''),
    );
    await first.locator('a').first().click();
    await expect(page).toHaveURL(/\/timeline\?/);
    await timeline.settled();
    expect(await timeline.total(), title).toBe(count);
  }

  await page.goto(about);
  await page.getByRole('link', { name: 'Events', exact: true }).click();
  await expect(page).toHaveURL(/\/timeline\?/);
  await timeline.settled();
  expect(await timeline.total()).toBe(total);
});

test('what nobody saw has an empty page that says so, and a wrong address an explanation', async ({
  page,
}) => {
  await page.goto('/entity/accessKeyId?value=AKIANEVERSEEN0000000');
  await expect(page.getByText('No event speaks of it')).toBeVisible();
  await page.goto('/entity/planet?value=mars');
  await expect(page.getByText('There is no page for this kind of thing.')).toBeVisible();
});

test('related events open in the drawer, and all of them in the timeline', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(archive.view);
  await timeline.openRow(1);
  await timeline.drawer.getByRole('tab', { name: 'Related' }).click();
  const group = timeline.drawer
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: /Same source IP/ }) });
  const all = group.getByRole('link');
  await expect(all).toBeVisible();
  const count = Number((await all.textContent())?.replace(/\D/g, ''));
  await group.getByRole('button').first().click();
  await expect(page).toHaveURL(/open=/);
  await timeline.drawer.getByRole('tab', { name: 'Fields' }).waitFor();
  await page.goBack().catch(() => undefined);
  await timeline.open(archive.view);
  await timeline.openRow(1);
  await timeline.drawer.getByRole('tab', { name: 'Related' }).click();
  await all.click();
  await timeline.settled();
  await expect.poll(() => timeline.total()).toBe(count);
});

test('the record folds, is searched, and its values lead on', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(archive.view);
  await timeline.openRow(0);
  await timeline.drawer.getByRole('tab', { name: 'Record' }).click();
  const record = timeline.drawer.getByRole('region', { name: 'The record, laid out' });
  await expect(record.getByText('userIdentity', { exact: true })).toBeVisible();
  await record.getByRole('button', { name: 'Fold userIdentity' }).click();
  await expect(record.getByRole('button', { name: 'Unfold userIdentity' })).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await timeline.drawer.getByPlaceholder('Find in the record').fill('eventsource');
  await expect(record.getByText('1 found')).toBeVisible();
  await record.getByRole('button', { name: /amazonaws\.com/ }).click();
  await expect(page.getByRole('menuitem', { name: 'About this service' })).toBeVisible();
});

test('an event is copied as a command that looks it up', async ({ page }) => {
  const timeline = new TimelinePage(page);
  await timeline.open(archive.view);
  await timeline.openRow(0);
  await timeline.drawer.getByRole('button', { name: 'Copy as …' }).click();
  await page.getByRole('menuitem', { name: 'AWS CLI lookup' }).click();
  await expect(page.getByText('Command copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^aws cloudtrail lookup-events .*--lookup-attributes '\[\{"AttributeKey":"EventId"/,
  );
});

test('an address pasted into the palette leads to its page by keys alone', async ({ page }) => {
  await page.goto('/');
  await awake(page);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/ARN/).fill('192.0.2.1');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/entity/sourceIPAddress?value=192.0.2.1');
  await expect(page.getByText('address for documentation')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an entity's page is open to assistive technology, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto('/entity/eventSource?value=s3.amazonaws.com');
    await entityTotal(page);
    await expect(page.getByRole('heading', { name: 'Mentioned in' })).toBeVisible();
    expect(await graveViolations(page)).toEqual([]);
    await context.close();
  });
}
