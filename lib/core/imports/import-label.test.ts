import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importLabel } from './import-label.ts';

describe('importLabel', () => {
  it('names one file, one folder, or the first and how many more', () => {
    expect(importLabel(['logs.zip'])).toBe('logs.zip');
    expect(importLabel(['AWSLogs/1/a.json.gz', 'AWSLogs/2/b.json.gz'])).toBe('AWSLogs');
    expect(importLabel(['a.json', 'b.json', 'c.json'])).toBe('a.json and 2 more');
    expect(importLabel(['.DS_Store', 'a.json'])).toBe('a.json and 1 more');
    expect(importLabel(['.DS_Store'])).toBe('.DS_Store');
  });
  it('fits what the server takes, whatever the files are called', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }), { minLength: 1 }),
        (paths) => {
          const label = importLabel(paths);
          expect(label.trim().length).toBeGreaterThan(0);
          expect(label.length).toBeLessThanOrEqual(200);
        },
      ),
    );
  });
});
