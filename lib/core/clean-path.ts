const longest = 1024;

/**
 * An entry's name made fit to be shown. Nothing is ever written under it, so `..`, drive letters
 * and leading slashes are dropped rather than refused: evidence is not lost for its label.
 */
export function cleanPath(raw: string): string {
  const segments = raw
    .toWellFormed()
    .replaceAll('\\', '/')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '\ufffd')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  const start = segments.findIndex((segment) => !/^[A-Za-z]:$/.test(segment));
  const path = start === -1 ? '' : segments.slice(start).join('/');
  if (path === '') return '(no name)';
  if (path.length <= longest) return path;
  return `${path.slice(0, 500)}…${path.slice(-500)}`.toWellFormed();
}

const litter = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.localized']);

/** What desktop systems leave in archives beside the files that people put there. */
export function isLitter(path: string): boolean {
  const segments = path.split('/');
  const base = segments.at(-1) ?? '';
  return segments.includes('__MACOSX') || base.startsWith('._') || litter.has(base.toLowerCase());
}
