import { describe, expect, it } from 'vitest';
import { collectDroppedFiles, pickedFiles } from './collect-dropped-files.ts';

function fileEntry(fullPath: string): FileSystemEntry {
  const name = fullPath.split('/').at(-1) ?? '';
  const file = (resolve: (file: File) => void) => resolve(new File(['x'], name));
  return { isFile: true, isDirectory: false, fullPath, name, file } as unknown as FileSystemEntry;
}

/** Hands out its entries a hundred at a time, as Chromium does. */
function folderEntry(fullPath: string, entries: FileSystemEntry[]): FileSystemEntry {
  const createReader = () => {
    let at = 0;
    return {
      readEntries(resolve: (entries: FileSystemEntry[]) => void) {
        at += 100;
        resolve(entries.slice(at - 100, at));
      },
    };
  };
  return { isFile: false, isDirectory: true, fullPath, createReader } as unknown as FileSystemEntry;
}

function drop(...entries: (FileSystemEntry | null)[]): DataTransfer {
  const items = entries.map((entry) => ({
    kind: 'file',
    webkitGetAsEntry: () => entry,
    getAsFile: () => new File(['x'], 'loose.json'),
  }));
  return { items: [{ kind: 'string' }, ...items] } as unknown as DataTransfer;
}

describe('files of a drop', () => {
  it('are found in folders of any depth and size, in the order of their paths', async () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      fileEntry(`/logs/deep/${String(index).padStart(3, '0')}.json`),
    );
    const found = await collectDroppedFiles(
      drop(fileEntry('/z.zip'), folderEntry('/logs', [folderEntry('/logs/deep', many)])),
    );
    expect(found).toHaveLength(251);
    expect(found[0]?.path).toBe('logs/deep/000.json');
    expect(found.at(-1)?.path).toBe('z.zip');
  });

  it('are all sent, also what desktop systems put beside them: the import says what it passed over', async () => {
    const litter = ['/logs/.DS_Store', '/logs/Thumbs.db'].map(fileEntry);
    const found = await collectDroppedFiles(
      drop(folderEntry('/logs', [...litter, fileEntry('/logs/a.json')])),
    );
    expect(found.map(({ path }) => path)).toEqual(['logs/.DS_Store', 'logs/Thumbs.db', 'logs/a.json']);
  });

  it('are taken as they are where the browser knows no entries', async () => {
    expect((await collectDroppedFiles(drop(null))).map(({ path }) => path)).toEqual(['loose.json']);
  });

  it('keep their place below a picked folder', () => {
    const file = Object.defineProperty(new File(['x'], 'a.json'), 'webkitRelativePath', {
      value: 'logs/a.json',
    });
    expect(pickedFiles([file, new File(['x'], 'b.json')]).map(({ path }) => path)).toEqual([
      'b.json',
      'logs/a.json',
    ]);
  });
});
