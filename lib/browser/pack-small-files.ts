import { importLabel } from '#lib/core/imports/import-label.ts';
import { tarEnd, tarHeaders, tarPadding } from '#lib/core/imports/tar-header.ts';
import type { DroppedFile } from './collect-dropped-files.ts';

/** A file below this costs more to ask for than to send. */
const smallBytes = 256 * 1024;
/** Fewer small files than this go one by one, each with a row of its own. */
const fewest = 100;
const packBytes = 8 * 1024 * 1024;
const packFiles = 1_000;

/**
 * Thousands of small files as a few tars, which the server reads file by file under their paths:
 * a request and a source of their own for each would take most of the time. No byte is read here.
 */
export function packSmallFiles(files: readonly DroppedFile[]): DroppedFile[] {
  const small = files.filter(({ file }) => file.size < smallBytes);
  if (small.length < fewest) return [...files];
  const label = importLabel(small.map(({ path }) => path));
  const packs: DroppedFile[] = [];
  let from = 0;
  while (from < small.length) {
    let [to, bytes] = [from, 0];
    for (let next = small[to]; next !== undefined && to - from < packFiles; next = small[to]) {
      if (to > from && bytes + next.file.size > packBytes) break;
      bytes += next.file.size;
      to += 1;
    }
    packs.push(pack(label, small.slice(from, to), from + 1));
    from = to;
  }
  return [...packs, ...files.filter(({ file }) => file.size >= smallBytes)];
}

function pack(label: string, files: readonly DroppedFile[], first: number): DroppedFile {
  const count = (n: number) => n.toLocaleString('en');
  const path = `${label}, files ${count(first)} to ${count(first + files.length - 1)}.tar`;
  const parts = files.flatMap(({ file, path: name }) => [
    tarHeaders(name, file.size),
    file,
    tarPadding(file.size),
  ]);
  const lastModified = Math.max(...files.map(({ file }) => file.lastModified));
  return { path, file: new File([...parts, tarEnd], path, { lastModified }), packs: files.length };
}
