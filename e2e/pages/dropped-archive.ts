import { test } from '@playwright/test';
import { type Archive, ownArchive, zipOf } from './archives.ts';
import { dropFile } from './drop-file.ts';

/** Our own archive, dropped before the tests of the file that asks for it. */
export function droppedArchive(): Archive {
  const archive = ownArchive();
  test.beforeAll(async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto('/imports');
    await dropFile(page, archive.name, zipOf(archive));
    await page.close();
  });
  return archive;
}
