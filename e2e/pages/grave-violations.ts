import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What stands in the way of assistive technology, a line each; from the impact "serious" on, or any. */
export async function graveViolations(
  page: Page,
  { exclude, any = false }: { exclude?: string; any?: boolean } = {},
): Promise<string[]> {
  // One frame and nothing but violations: axe would spend four times as long on a report of all that is well.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (exclude !== undefined) axe.exclude(exclude);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => any || impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html}`).join('; ')}`);
}
