import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPath, isLitter } from './clean-path.ts';

describe('a path made fit to be shown', () => {
  it('keeps what S3 delivers as it is', () => {
    const key = 'AWSLogs/o-abcd/123456789012/CloudTrail/us-east-1/2024/01/02/x_20240102T0000Z_abc.json.gz';
    expect(cleanPath(key)).toBe(key);
  });

  it('never climbs, never begins at a root, holds no control character, and is short', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('.', '/', '\\', 'C:', '\0', '\n', '\u202e', 'a', '\ud800', 'é'),
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nasty), (raw) => {
        const path = cleanPath(raw);
        expect(path).not.toMatch(/^\/|\\|(^|\/)\.\.?(\/|$)|\p{Cc}/u);
        expect(path.isWellFormed()).toBe(true);
        expect(path.length).toBeGreaterThan(0);
        expect(path.length).toBeLessThanOrEqual(1024);
        expect(cleanPath(path)).toBe(path);
      }),
    );
  });

  it('keeps both ends of a long one', () => {
    const path = cleanPath(`start/${'x'.repeat(5000)}/end.json`);
    expect(path.length).toBeLessThanOrEqual(1024);
    expect(path).toMatch(/^start\/.*…x*\/end\.json$/);
  });
});

describe('what desktop systems leave behind', () => {
  it.each(['.DS_Store', 'a/.DS_Store', '__MACOSX/a/._b.json', 'a/._b.json', 'Thumbs.db'])(
    '%s is litter',
    (path) => {
      expect(isLitter(path)).toBe(true);
    },
  );

  it.each(['a.json', 'MACOSX/a.json', 'a/DS_Store', '.hidden.json'])('%s is not', (path) => {
    expect(isLitter(path)).toBe(false);
  });
});
