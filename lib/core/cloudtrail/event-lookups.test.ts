import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAthenaSql, toCliLookup } from './event-lookups.ts';

const key = {
  eventID: '293ba626-3be5-4a26-ab1b-0f4c54f49959',
  eventName: 'AssumeRole',
  awsRegion: 'us-east-1',
  account: '111122223333',
  eventTime: '2026-10-10T11:42:36Z',
};

describe('toCliLookup', () => {
  it('looks an event up by its id in its Region', () => {
    expect(toCliLookup(key)).toBe(
      `aws cloudtrail lookup-events --region us-east-1 --lookup-attributes '[{"AttributeKey":"EventId","AttributeValue":"293ba626-3be5-4a26-ab1b-0f4c54f49959"}]'`,
    );
  });

  it('falls back to the name and the second around where there is no id', () => {
    expect(toCliLookup({ ...key, eventID: null })).toContain(
      '--start-time 2026-10-10T11:42:35Z --end-time 2026-10-10T11:42:37Z',
    );
  });

  it('has nothing to offer for a record with neither id nor name', () => {
    expect(toCliLookup({ ...key, eventID: null, eventName: null })).toBeNull();
  });

  it('hands a shell exactly the id, whatever the id holds', () => {
    const hostile = [
      "'; touch /tmp/x; '",
      '$(id)',
      '`id`',
      '"\\',
      '\u001b[201~id\n',
      '\u202e',
      '💥',
      '\ud800',
    ];
    for (const eventID of hostile) {
      const line = toCliLookup({ ...key, eventID }) ?? '';
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      const echoed = execFileSync('sh', [
        '-c',
        line.replace(/^aws cloudtrail lookup-events .*?--lookup-attributes/, 'printf %s'),
      ]);
      expect(JSON.parse(echoed.toString())[0].AttributeValue).toBe(eventID);
    }
  });

  it('leaves out a Region that is none', () => {
    expect(toCliLookup({ ...key, awsRegion: '$(id)' })).not.toContain('--region');
  });
});

describe('toAthenaSql', () => {
  it('narrows by what the record holds', () => {
    expect(toAthenaSql(key)).toBe(
      `SELECT *
FROM cloudtrail_logs
WHERE eventid = '293ba626-3be5-4a26-ab1b-0f4c54f49959'
  AND eventtime = '2026-10-10T11:42:36Z'
  AND awsregion = 'us-east-1'
  AND recipientaccountid = '111122223333';`,
    );
  });

  it('spells what cannot be seen as a unicode literal', () => {
    expect(toAthenaSql({ ...key, eventID: "a'b\\c\u202e\u{e0041}" })).toContain(
      "eventid = U&'a''b\\\\c\\202e\\+0e0041'",
    );
  });

  it('never lets a value end its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (eventID) => {
        const sql = toAthenaSql({ ...key, eventID, eventTime: null, awsRegion: null, account: null }) ?? '';
        const literal = /^SELECT \*\nFROM cloudtrail_logs\nWHERE eventid = (?:U&)?'((?:[^']|'')*)';$/s;
        expect(sql).toMatch(literal);
      }),
    );
  });
});
