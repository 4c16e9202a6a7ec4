import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../decode-text.ts';
import { joinBytes } from '../json-bytes.ts';
import { Utf16Reader } from './transcode.ts';

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
const text = fc.string({ unit: fc.constantFrom('a', '"', 'ü', '漢', '\u{1f600}', '\n'), maxLength: 80 });
const cuts = fc.array(fc.nat(160), { maxLength: 6 });

function read(bytes: Uint8Array, bigEndian: boolean, at: readonly number[]) {
  const reader = new Utf16Reader(bigEndian);
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const cut of [...at, bytes.length].toSorted((a, b) => a - b)) {
    const to = Math.max(from, Math.min(cut, bytes.length));
    parts.push(reader.push(bytes.subarray(from, to)));
    from = to;
  }
  parts.push(reader.end());
  return { reader, bytes: joinBytes(parts) };
}

describe('Utf16Reader', () => {
  it('gives the text as UTF-8, wherever chunks are cut', () => {
    fc.assert(
      fc.property(text, fc.boolean(), cuts, (source, bigEndian, at) => {
        const { bytes } = read(utf16(source, bigEndian), bigEndian, at);
        expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)).toBe(source);
      }),
      { numRuns: 200 },
    );
  }, 20_000);

  it('finds the place in the file of every character', () => {
    fc.assert(
      fc.property(text, fc.boolean(), cuts, (source, bigEndian, at) => {
        const { reader } = read(utf16(source, bigEndian), bigEndian, at);
        let [out, units] = [0, 0];
        for (const character of source) {
          expect(reader.offsetInFile(out)).toBe(units * 2);
          out += Buffer.byteLength(character);
          units += character.length;
        }
      }),
      { numRuns: 200 },
    );
  }, 20_000);

  it('keeps halves of characters and an odd byte apart, as bytes that are no UTF-8', () => {
    const { bytes } = read(new Uint8Array([0x61, 0, 0x3d, 0xd8, 0x62, 0, 0, 0xdc, 0x63]), false, [3]);
    const { text: shown, invalidEncoding } = decodeText(bytes);
    expect(invalidEncoding).toBe(true);
    expect(shown.startsWith('a')).toBe(true);
    expect(shown).toContain('b');
  });
});
