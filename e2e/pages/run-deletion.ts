import { expect, type Locator, type Page } from '@playwright/test';

/** What can be done with a finished import on its own page. */
export class RunDeletion {
  readonly page: Page;
  readonly dialog: Locator;
  readonly banner: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Delete this import?' });
    this.banner = page.getByRole('region', { name: 'Deletion' });
  }

  async goto(runId: string): Promise<void> {
    await this.page.goto(`/imports/${runId}`);
    await expect(this.page.getByRole('region', { name: 'Result' })).toBeVisible();
  }

  /** Opens the dialog by the keyboard and waits for what it shows. */
  async ask(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Delete', exact: true });
    await button.focus();
    await this.page.keyboard.press('Enter');
    await expect(this.dialog).toContainText('would go');
  }

  async confirm(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Delete the import' }).click();
    await expect(this.banner.getByRole('status')).toHaveText('This import is deleted', { timeout: 30_000 });
  }

  async undo(): Promise<void> {
    await this.banner.getByRole('button', { name: 'Undo' }).click();
    await expect(this.banner).toHaveCount(0, { timeout: 30_000 });
  }
}
