import { expect, test } from 'vitest';
import { type CredentialSession, readSession } from '#lib/core/roles/read-session.ts';
import { IdCache } from './id-cache.ts';
import { SessionNotes } from './session-notes.ts';

function sessionOf(name: string): CredentialSession {
  const session = readSession({
    type: 'AssumedRole',
    principalId: `AROAEXAMPLE:${name}`,
    arn: `arn:aws:sts::111122223333:assumed-role/r/${name}`,
    accountId: '111122223333',
    accessKeyId: `ASIA${name}`,
    sessionContext: { attributes: { creationDate: '2026-10-01T00:00:00Z', mfaAuthenticated: 'false' } },
  });
  if (session === null) throw new Error('these are credentials');
  return session;
}

test('A session that goes on is written once, however many come and go beside it; one that returns, again', () => {
  const notes = new SessionNotes(new IdCache(), 2);
  const note = (name: string) => notes.note(sessionOf(name), false);
  const long = note('long');
  const written: number[] = [];
  for (const round of [1, 2, 3, 4]) {
    for (const name of ['a', 'b', 'c']) note(`${name}${round}`);
    expect(note('long')).toBe(long);
    if (round === 4) note('a1');
    written.push(notes.takeNew().length);
    notes.trim();
  }
  expect(written).toEqual([4, 3, 3, 4]);
});
