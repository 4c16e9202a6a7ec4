import { expect, test } from '@playwright/test';
import { graveViolations } from './pages/grave-violations.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('the first page opens without an error, and everybody can read it', async ({ page }) => {
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(error.message));

      await page.goto('/');
      await expect(page.getByRole('main')).toBeVisible();

      expect(await graveViolations(page)).toEqual([]);
      expect(errors).toEqual([]);
    });
  });
}
