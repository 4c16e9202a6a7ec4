import { fold, globPieces } from './glob.ts';
import type { Pattern } from './search-node.ts';

/**
 * Free words look for words in the values of terms: runs of anything but these separators, in any
 * case. The index of terms has them (term_words_idx in prisma/migrations), in the same characters.
 */
export const wordSeparators = ':/.-_=@,;+ $[](){}"\'';

const separators = new Set(wordSeparators);

/** Every separator as a blank, in lower case: `My-bucket/x` as `my bucket x`. */
export function spaced(text: string): string {
  return Array.from(fold(text), (character) => (separators.has(character) ? ' ' : character)).join('');
}

/** Its words' runs of letters. */
export function lettersOf(text: string): string[] {
  return spaced(text)
    .split(/[ 0-9]/)
    .filter((run) => run !== '');
}

/** 1 for digits, 2 for separators, by character code. */
const kinds = new Uint8Array(128);
for (const digit of '0123456789') kinds[digit.charCodeAt(0)] = 1;
for (const separator of wordSeparators) kinds[separator.charCodeAt(0)] = 2;

/**
 * What the index of terms knows a text by: of every word its longest run of letters, the first of
 * several. Ids in values have many short runs, and each would bring an entry.
 */
export function keywordsOf(text: string): string[] {
  const folded = /[^\0-\x7f]/.test(text) ? fold(text) : text.toLowerCase();
  const found = new Set<string>();
  let [from, best, bestLength] = [0, 0, 0];
  for (let at = 0; at <= folded.length; at += 1) {
    const code = at === folded.length ? 0x20 : folded.charCodeAt(at);
    const kind = code < 128 ? (kinds[code] ?? 0) : 0;
    if (kind === 0) continue;
    if (at - from > bestLength) [best, bestLength] = [from, at - from];
    from = at + 1;
    if (kind === 1) continue;
    if (bestLength > 0) found.add(folded.slice(best, best + bestLength));
    bestLength = 0;
  }
  return [...found];
}

/** `keywordsOf` the words that every value holds which fits the pattern: those that no wildcard touches. */
export function wholeWords(pattern: Pattern): string[] {
  return globPieces(pattern).flatMap((piece, at, all) => {
    if ('wild' in piece) return [];
    const words = spaced(piece.text).split(' ');
    return words.slice(at === 0 ? 0 : 1, at === all.length - 1 ? undefined : -1).flatMap(keywordsOf);
  });
}

/**
 * Whether the words of `text` stand in `value` one after the other, whatever separates them. Numbers
 * alone, as of an account or address, are the whole value.
 */
export function holdsWords(value: string, text: string): boolean {
  if (lettersOf(text).length === 0) return value === text;
  const wanted = spaced(text).trim();
  return wanted !== '' && ` ${spaced(value)} `.includes(` ${wanted} `);
}
