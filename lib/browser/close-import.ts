import { createImportResponse } from '#lib/core/contract/imports.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { fetchJson } from './fetch-json.ts';

/** Tells the server that the uploads which have not arrived will not come. Throws SpoorError. */
export async function closeImport(runId: string): Promise<void> {
  await fetchJson(apiPaths.importClose(runId), createImportResponse, { method: 'POST' });
}
