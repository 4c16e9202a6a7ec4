import { cleanPath } from '#lib/core/clean-path.ts';
import { SpoorError } from '#lib/core/errors.ts';

export interface UploadMetadata {
  /** The import that it belongs to. */
  readonly run: string;
  /** The relative path as dropped, cleaned, at most 1,024 characters. */
  readonly name: string;
  /** A tar that the page made of dropped files: their paths are their own, its name is none of theirs. */
  readonly packed: boolean;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a client must say of an upload, decoded from Upload-Metadata. Throws bad_request with the field. */
export function checkMetadata(given: Readonly<Record<string, string | null>> | undefined): UploadMetadata {
  const run = given?.run ?? '';
  if (!uuid.test(run)) {
    throw new SpoorError('bad_request', 'Upload-Metadata must name the import in `run`, as a UUID.', {
      field: 'run',
      remedy: 'Open an import with POST /api/imports and give its id.',
    });
  }
  const name = given?.name ?? '';
  if (name.trim() === '') {
    throw new SpoorError('bad_request', 'Upload-Metadata must give the file its `name`.', { field: 'name' });
  }
  return { run: run.toLowerCase(), name: cleanPath(name), packed: given?.packed === 'yes' };
}

export function isUploadId(text: string): boolean {
  return uuid.test(text);
}
