import { expect, type Locator, type Page, test } from '@playwright/test';
import { droppedArchive } from './pages/dropped-archive.ts';
import { graveViolations } from './pages/grave-violations.ts';
import { TimelinePage } from './pages/timeline-page.ts';

const archive = droppedArchive();

/** Tab, as often as it takes: what is never reached fails. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${wanted}`);
}

test('every control of the page is reached by Tab and worked by keys', async ({ page }) => {
  test.setTimeout(180_000);
  const timeline = new TimelinePage(page);
  const keys = page.keyboard;
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  await timeline.open(archive.view);

  await test.step('saved views, zone, export, link', async () => {
    await tabTo(page, button('Views'));
    await keys.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Views' })).toBeVisible();
    await keys.press('Escape');
    await tabTo(page, button('Export'));
    await keys.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'NDJSON' })).toBeVisible();
    await keys.press('Escape');
    await tabTo(page, button('Copy link'));
    await keys.press('Enter');
    await expect(page.getByText('Link copied')).toBeVisible();
  });

  await test.step('the range', async () => {
    await tabTo(page, button('Earlier by the width of the window'));
    const before = page.url();
    await keys.press('Enter');
    await expect(page).not.toHaveURL(before);
    await page.goBack();
    await timeline.settled();
    await tabTo(page, page.getByRole('group', { name: 'Time range' }).getByRole('button').nth(1));
    await keys.press('Enter');
    await tabTo(page, page.getByRole('textbox', { name: 'Around a moment' }));
    await keys.type('2016-03-01T12:00:00Z');
    await keys.press('Enter');
    await expect(page).toHaveURL(/from=2016-03-01T11:55:00Z/);
    await page.goBack();
    await timeline.settled();
  });

  await test.step('the facets', async () => {
    await tabTo(page, timeline.facets.getByRole('button', { name: /Outcome/ }).first());
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(page).toHaveURL(/outcome=/);
    await page.goBack();
    await timeline.settled();
  });

  await test.step('the chart and its controls', async () => {
    await tabTo(page, button(/^Split by/));
    await keys.press('Enter');
    await expect(page.getByRole('menuitemradio').first()).toBeVisible();
    await keys.press('ArrowDown');
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(page).toHaveURL(/split=/);
    await tabTo(page, button('Logarithmic scale'));
    await keys.press('Enter');
    await expect(page).toHaveURL(/scale=log/);
    await tabTo(page, button('Show the same numbers as a table'));
    await keys.press('Enter');
    await expect(page.getByRole('region', { name: 'Timeline as a table' })).toBeVisible();
    await keys.press('Enter');
    await tabTo(page, button('Save the chart'));
    await keys.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Picture (PNG)' })).toBeVisible();
    await keys.press('Escape');
    await tabTo(page, timeline.chart);
    await keys.press('ArrowRight');
    await keys.press('Space');
    await expect(page.getByRole('menuitem', { name: 'Zoom into it' })).toBeVisible();
    await keys.press('Escape');
  });

  await test.step('the list and what stands at its head', async () => {
    await tabTo(page, button('Go to a time in the list'));
    await keys.press('Enter');
    await keys.type('2016-03-01 06:00');
    await keys.press('Enter');
    await expect.poll(async () => (await timeline.inSight()).active ?? 0).toBeGreaterThan(0);
    await tabTo(page, button('Columns and density'));
    await keys.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Columns and density' })).toBeVisible();
    await keys.press('Escape');
    await tabTo(page, timeline.grid);
    await keys.press('x');
    await expect(page.getByRole('region', { name: 'Chosen rows' })).toContainText('1 chosen');
    await keys.press('Enter');
    await expect(timeline.drawer).toBeVisible();
    await tabTo(page, timeline.drawer.getByRole('tab', { name: 'Fields' }));
    await keys.press('ArrowRight');
    await expect(timeline.drawer.getByRole('tab', { name: 'Related' })).toBeFocused();
    await keys.press('Escape');
    await expect(timeline.drawer).toBeHidden();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what opens over the page stands in nobody's way, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    const timeline = new TimelinePage(page);
    await timeline.open(archive.view);
    const grave = async (what: string) => {
      // Base UI's guards hand the focus on at once.
      const violations = await graveViolations(page, { exclude: '[data-base-ui-focus-guard]' });
      expect([what, ...violations]).toEqual([what]);
    };
    /** What closes gives the focus back, and would take it from what opens meanwhile. */
    const leave = async (opened: Locator) => {
      await page.keyboard.press('Escape');
      await expect(opened).toHaveCount(0);
    };
    await grave('facets, chart and list');
    await timeline.grid.locator('tr[data-index="1"] [data-field="principal"]').first().click();
    await expect(page.getByRole('menuitem', { name: 'Exclude' })).toBeVisible();
    await grave('the menu of a value');
    await leave(page.getByRole('menu'));
    await timeline.grid.locator('tr[data-index="1"]').click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: 'Copy record' })).toBeVisible();
    await grave('the menu of a row');
    await leave(page.getByRole('menu'));
    await expect(timeline.grid).toBeFocused();
    for (const name of ['Go to a time in the list', 'Columns and density']) {
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await grave(name);
      await leave(page.getByRole('dialog', { name }));
    }
    await timeline.chart.click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: 'Zoom into it' })).toBeVisible();
    await grave('the menu of a bar');
    await context.close();
  });
}
