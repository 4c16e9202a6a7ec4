import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPattern } from './glob.ts';
import { holdsWords, keywordsOf, wholeWords } from './words.ts';

describe('the words that terms are found by', () => {
  it('of every word it is the longest run of letters, once', () => {
    expect(keywordsOf('arn:aws:s3:::My-bucket-prod1/my')).toEqual([
      'arn',
      'aws',
      's',
      'my',
      'bucket',
      'prod',
    ]);
    expect(keywordsOf('4bf92f3577b34da6')).toEqual(['bf']);
    expect(keywordsOf('123456789012')).toEqual([]);
    expect(keywordsOf('Größe_ÄÖ')).toEqual(['größe', 'äö']);
  });

  it('every value that holds a text has its words', () => {
    const text = fc.stringMatching(/^[aB1-9é:. -]{1,12}$/);
    fc.assert(
      fc.property(text, text, (value, part) => {
        if (!holdsWords(value, part)) return;
        expect(keywordsOf(value)).toEqual(expect.arrayContaining(keywordsOf(part)));
      }),
    );
  });

  it('of a pattern they are those that no wildcard touches', () => {
    expect(wholeWords(toPattern('*fix-prod1-x*'))).toEqual(['prod']);
    expect(wholeWords(toPattern('fix-pro?'))).toEqual(['fix']);
  });
});
