import { expect, test } from 'vitest';
import { changesCsv } from './changes-csv.ts';

test('changes are a line each, and no text of a log is run as a formula', () => {
  const kind = {
    account: '111122223333',
    eventSource: 's3.amazonaws.com',
    eventName: '=cmd()',
    changes: 6,
    sessions: 2,
    first: '2026-10-28T22:00:00.000Z',
    last: null,
  };
  expect(changesCsv([kind]).split('\r\n')[1]).toBe(
    `"111122223333","s3.amazonaws.com","'=cmd()",6,2,"2026-10-28T22:00:00.000Z",`,
  );
});
