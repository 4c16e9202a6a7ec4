import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maxRejectsPerCause, maxRejectsPerFile, RejectLog } from './reject-log.ts';

const reject = (message: string, line = 1) =>
  ({ kind: 'reject', offset: line, line, column: 1, code: 'bad_json', message, excerpt: '' }) as const;

it('Rejects for one cause are listed up to a number, and the last of them says so', () => {
  const log = new RejectLog();
  for (let line = 1; line <= 10_000; line++)
    log.add(reject(`Found 'x' in the record at byte ${line}.`, line));
  log.add(reject('Something else.'));
  const listed = log.take();
  expect(listed).toHaveLength(maxRejectsPerCause + 1);
  expect(listed[maxRejectsPerCause - 1]?.message).toContain('counted, not listed');
  expect(listed.at(-1)?.message).toBe('Something else.');
});

it('No file lists more than its share, however many causes it has, nor one without advice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(700)), { maxLength: 3000 }),
      (causes) => {
        const log = new RejectLog();
        let listed = 0;
        for (const [word, times] of causes.slice(0, 12))
          for (let i = 0; i < times; i++) log.add(reject(`${word}${'z'.repeat(i % 90)}`));
        for (const row of log.take()) {
          listed += 1;
          expect(row.remedy).toBeTruthy();
        }
        expect(listed).toBeLessThanOrEqual(maxRejectsPerFile);
      },
    ),
    { numRuns: 20 },
  );
}, 20_000);

it('A note is told once per file, over all its transactions', () => {
  const log = new RejectLog();
  log.note(reject("The column 'x' holds 'a'."));
  expect(log.take()).toHaveLength(1);
  log.note(reject("The column 'x' holds 'b'."));
  expect(log.take()).toEqual([]);
});
