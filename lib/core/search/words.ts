import { fold, globPieces } from './glob.ts';
import type { Pattern } from './search-node.ts';

/**
 * Free words look for words in the values of terms: runs of anything but these separators, in any
 * case. The index of terms has them (prisma/migrations, term_words_idx), in the same characters.
 */
export const wordSeparators = ':/.-_=@,;+ $[](){}"\'';

const separators = new Set(wordSeparators);

/** Every separator as a blank, in lower case: `My-bucket/x` as `my bucket x`. */
export function spaced(text: string): string {
  return Array.from(fold(text), (character) => (separators.has(character) ? ' ' : character)).join('');
}

/** What the index of terms has of a text: its words, cut at digits as well. */
export function lettersOf(text: string): string[] {
  return cutAtDigits(text).filter((word) => word !== '');
}

function cutAtDigits(text: string): string[] {
  return spaced(text).replace(/[0-9]/g, ' ').split(' ');
}

/**
 * Words that every value holds which fits the pattern: those of its text that end neither at a
 * wildcard nor begin there.
 */
export function wholeWords(pattern: Pattern): string[] {
  return globPieces(pattern).flatMap((piece, at, all) => {
    if ('wild' in piece) return [];
    const words = cutAtDigits(piece.text);
    const from = at === 0 ? 0 : 1;
    return words.slice(from, at === all.length - 1 ? undefined : -1).filter((word) => word !== '');
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
