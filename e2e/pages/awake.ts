import { expect, type Page } from '@playwright/test';

/** Until React has taken the page over and fetched, nobody hears of keys, choices or drops. */
export async function awake(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
}
