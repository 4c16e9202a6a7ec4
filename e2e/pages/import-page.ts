import { expect, type Locator, type Page } from '@playwright/test';
import { awake } from './awake.ts';

interface ChosenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Imports as their users meet them: the tray on every page, and the page of one run. */
export class ImportPage {
  readonly page: Page;
  readonly tray: Locator;
  readonly result: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tray = page.getByRole('region', { name: 'Imports under way' });
    this.result = page.getByRole('region', { name: 'Result' });
  }

  /** Chooses files in the browser's dialog and waits in the tray until their import is over. */
  async choose(files: readonly ChosenFile[]): Promise<void> {
    await awake(this.page);
    await this.page
      .getByLabel('Files to import')
      .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: bytes })));
    await expect(this.tray.getByRole('button', { name: 'Take off this list' })).toBeVisible({
      timeout: 60_000,
    });
  }

  /** From the tray to the page of its one run. */
  async openRun(): Promise<void> {
    await this.tray.getByRole('link').click();
    await expect(this.result).toBeVisible();
  }

  /** A figure of the sum at the head of a run. */
  async figure(label: string): Promise<number> {
    const term = this.result.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) });
    return Number((await term.locator('xpath=../dd').textContent())?.replaceAll(',', ''));
  }

  /** What stands below the line of a file that was not read whole. */
  async reasonOf(fileName: string): Promise<string> {
    const row = this.page.getByRole('row').filter({ hasText: fileName }).first();
    return (await row.locator('xpath=following-sibling::tr[1]').textContent()) ?? '';
  }
}
