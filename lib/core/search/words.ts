import { fold } from './glob.ts';

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

export function wordsOf(text: string): string[] {
  return spaced(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** Whether the words of `text` stand in `value` one after the other, whatever separates them. */
export function holdsWords(value: string, text: string): boolean {
  const wanted = spaced(text).trim();
  return wanted !== '' && ` ${spaced(value)} `.includes(` ${wanted} `);
}
