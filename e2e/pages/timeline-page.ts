import { expect, type Locator, type Page } from '@playwright/test';
import { activityResponse } from '#lib/core/contract/events.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';

/** The timeline as its users meet it. */
export class TimelinePage {
  readonly page: Page;
  readonly grid: Locator;
  readonly rows: Locator;
  readonly chart: Locator;
  readonly drawer: Locator;
  /** The search bar. */
  readonly search: Locator;
  /** What may stand at its cursor. */
  readonly suggestions: Locator;
  readonly facets: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'Events' });
    this.rows = this.grid.locator('tbody tr[id]');
    this.chart = page.getByRole('slider', { name: /^Timeline/ });
    this.search = page.getByRole('search').getByRole('textbox', { name: 'Search' });
    this.suggestions = page.getByRole('search').getByRole('option');
    this.facets = page.getByRole('complementary', { name: 'Facets' });
    this.drawer = page.getByRole('complementary').filter({ has: page.getByRole('tab', { name: 'Record' }) });
  }

  /** @param view a View as `formatView` spells it. */
  async open(view = ''): Promise<void> {
    await this.page.goto(view === '' ? '/timeline' : `/timeline?${view}`);
    await this.settled();
  }

  /** Rows and histogram are those of the View in the URL. */
  async settled(): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-busy', 'false');
    await expect(this.page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(this.rows.first()).toBeVisible();
  }

  /** The total that the page's head states. */
  async total(): Promise<number> {
    return toNumber((await this.page.getByTestId('total').textContent()) ?? '');
  }

  /** The histogram's numbers, as its table sums them up. */
  async histogramTotal(): Promise<number> {
    await this.page.getByRole('button', { name: 'Show the same numbers as a table' }).click();
    const table = this.page.getByRole('region', { name: 'Timeline as a table' });
    const cells = await table.locator('tbody td[data-column=all]').allInnerTexts();
    await this.page.getByRole('button', { name: 'Show the chart' }).click();
    return cells.reduce((sum, text) => sum + toNumber(text), 0);
  }

  /** Scrolls through all rows; returns how many there were, each counted by its own identity. */
  async countRows(): Promise<number> {
    const scroller = this.grid.locator('xpath=..');
    return scroller.evaluate(async (box) => {
      const frame = () => new Promise(requestAnimationFrame);
      const seen = new Set<string>();
      box.scrollTo(0, 0);
      for (;;) {
        await frame();
        await frame();
        if (box.querySelector('tr[data-waiting]') !== null) continue;
        for (const row of box.querySelectorAll('tbody tr')) seen.add(row.id);
        const atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
        if (atEnd && box.textContent.includes('End of the list')) return seen.size;
        box.scrollBy(0, box.clientHeight);
      }
    });
  }

  /** Numbers of the rows in sight, once all of them are there; `active`: the one that the keyboard is on. */
  async inSight(): Promise<{ first: number; last: number; active: number | null; times: string[] }> {
    await expect(this.grid.locator('tr[data-waiting]')).toHaveCount(0);
    return this.grid.evaluate((grid) => {
      const box = grid.parentElement?.getBoundingClientRect() ?? new DOMRect();
      const head = grid.querySelector('thead')?.getBoundingClientRect().height ?? 0;
      const rows = [...grid.querySelectorAll<HTMLElement>('tbody tr[id]')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top >= box.top + head - 1 && bottom <= box.bottom + 1;
      });
      const indexes = rows.map((row) => Number(row.dataset.index));
      const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
      return {
        first: Math.min(...indexes),
        last: Math.max(...indexes),
        active: active === null ? null : Number(active.closest('tr')?.dataset.index),
        times: rows.map((row) => row.querySelector('td')?.textContent ?? ''),
      };
    });
  }

  /** Drags over the histogram, from one share of its width to another. */
  async brush(from: number, to: number): Promise<void> {
    const answered = this.page.waitForResponse((response) => response.url().includes(apiPaths.activity));
    const box = await this.chart.boundingBox();
    if (box === null) throw new Error('there is no chart to brush');
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width * from, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + box.width * to, y, { steps: 8 });
    await this.page.mouse.up();
    const { total } = activityResponse.parse(await (await answered).json());
    await expect.poll(() => this.total()).toBe(total);
    await this.settled();
  }

  /** A section of the sidebar, by CloudTrail's name of its field or its path. */
  facet(field: string): Locator {
    return this.facets.getByRole('region', { name: field, exact: true });
  }

  /** The first of its values that holds the text. */
  facetValue(field: string, value: string): Locator {
    return this.facet(field).locator('button[aria-pressed]').filter({ hasText: value }).first();
  }

  /** How many events a facet says that a value has. */
  async facetCount(field: string, value: string): Promise<number> {
    const name = await this.facetValue(field, value).textContent();
    return toNumber(/([\d,]+)$/.exec(name ?? '')?.[1] ?? '');
  }

  async openRow(index: number): Promise<void> {
    await this.grid.locator(`tr[data-index="${index}"] td[data-column="time"]`).click();
    await expect(this.drawer).toBeVisible();
  }

  /** The record's text exactly as the drawer shows it. */
  async rawRecord(): Promise<string> {
    await this.drawer.getByRole('tab', { name: 'Record' }).click();
    await this.drawer.getByRole('button', { name: 'As delivered' }).click();
    const text = await this.drawer
      .getByRole('region', { name: 'The record, as delivered' })
      .locator('pre')
      .textContent();
    return text ?? '';
  }
}

function toNumber(text: string): number {
  return Number(text.replaceAll(',', ''));
}
