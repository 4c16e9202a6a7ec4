import { expect, it } from 'vitest';
import type { ArchiveItem } from '../archive/archive-item.ts';
import { spoolFileOf, spoolPlace, unpacked } from './open-place.ts';

async function* tar(): AsyncGenerator<ArchiveItem> {
  const chunks = (async function* () {})();
  yield { kind: 'document', document: { path: 'logs, files 1 to 2.tar!logs/a.zip!b.json', chunks } };
  yield {
    kind: 'skipped',
    path: 'logs, files 1 to 2.tar!logs/c',
    code: 'not_cloudtrail',
    message: '',
    bytes: 0,
  };
  yield { kind: 'rejected', path: 'logs, files 1 to 2.tar', code: 'damaged_archive', message: '', bytes: 1 };
}

it('knows files that the page packed by the paths under which they were dropped', async () => {
  const paths: string[] = [];
  for await (const item of unpacked(tar(), 'logs, files 1 to 2.tar!'))
    paths.push(item.kind === 'document' ? item.document.path : item.path);
  expect(paths).toEqual(['logs/a.zip!b.json', 'logs/c', 'logs, files 1 to 2.tar']);
});

it.each([true, false])('finds the spool file of an upload, packed: %s', (packed) => {
  expect(spoolFileOf(spoolPlace('/spool/packed:x', packed))).toBe('/spool/packed:x');
});

it('has no spool file for what is the user’s own', () => {
  expect(spoolFileOf('path:/logs/a.json')).toBeNull();
});
