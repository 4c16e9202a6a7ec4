import { createImportRequest, createImportResponse } from '#lib/core/contract/imports.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { importLabel } from '#lib/core/imports/import-label.ts';
import type { DroppedFile } from './collect-dropped-files.ts';
import { fetchJson } from './fetch-json.ts';

/**
 * Opens a run for files that will come in so many `uploads`; answers its id.
 * @throws SpoorError `too_large` for more files than one run takes, or what the server said.
 */
export async function openImport(files: readonly DroppedFile[], uploads: number): Promise<string> {
  const request = createImportRequest.safeParse({
    label: importLabel(files.map((file) => file.path)),
    sources: uploads,
  });
  if (!request.success) {
    throw new SpoorError(
      'too_large',
      `${files.length.toLocaleString('en')} files are too many for one import.`,
      {
        remedy: 'Zip the folder and drop the archive, or use npm run import.',
      },
    );
  }
  const { id } = await fetchJson(apiPaths.imports, createImportResponse, {
    method: 'POST',
    body: request.data,
  });
  return id;
}
