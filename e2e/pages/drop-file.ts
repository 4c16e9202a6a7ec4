import { expect, type Page } from '@playwright/test';
import { type ImportRun, importsResponse } from '#lib/core/contract/imports.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { awake } from './awake.ts';

/** The runs that go by this name: other tests may import at the same time. */
async function runsOf(page: Page, name: string): Promise<ImportRun[]> {
  const answer = await page.request.get(apiPaths.imports);
  return importsResponse.parse(await answer.json()).runs.filter((run) => run.label === name);
}

/** Drops one file onto the page, as a hand would, and waits until its import is over. */
export async function dropFile(page: Page, name: string, bytes: Buffer): Promise<ImportRun> {
  const before = new Set((await runsOf(page, name)).map((run) => run.id));
  await awake(page);
  const transfer = await page.evaluateHandle(
    ([fileName, base64]) => {
      const transfer = new DataTransfer();
      const data = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      transfer.items.add(new File([data], fileName));
      return transfer;
    },
    [name, bytes.toString('base64')] as const,
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
  const ended = async () =>
    (await runsOf(page, name)).find((run) => !before.has(run.id) && run.finishedAt !== null) ?? null;
  await expect.poll(ended, { message: `the import of ${name} to end`, timeout: 90_000 }).not.toBeNull();
  const run = await ended();
  if (run === null) throw new Error('the import was there a moment ago');
  return run;
}
