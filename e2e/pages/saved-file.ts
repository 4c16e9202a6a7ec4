import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the browser saves when `act` is done. */
export async function savedBy(page: Page, act: () => Promise<void>): Promise<SavedFile> {
  const download = page.waitForEvent('download');
  await act();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** An item of the timeline's Export menu. */
export function exportAs(page: Page, item: string): Promise<SavedFile> {
  return savedBy(page, async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  });
}

/** Lines of a CSV but its head; no cell of ours holds a line break. */
export function csvRows(bytes: Buffer): string[] {
  return bytes.toString('utf8').split('\r\n').slice(1, -1);
}

export function ndjsonRows(bytes: Buffer): unknown[] {
  return bytes
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

export function logRecords(bytes: Buffer): unknown[] {
  return (JSON.parse(gunzipSync(bytes).toString('utf8')) as { Records: unknown[] }).Records;
}
