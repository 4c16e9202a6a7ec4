import { expect, test } from 'vitest';
import { formatView } from '../view/codec.ts';
import { relatedViews } from './related-views.ts';

const subject = {
  eventTime: '2026-10-10T12:00:00.000Z',
  account: '111122223333',
  principal: 'arn:aws:iam::111122223333:role/r',
  actor: 'arn:aws:sts::111122223333:assumed-role/r/s',
  session: 'AROA:s@2026-10-10T11:00:00.000Z',
  accessKeyId: 'ASIAEXAMPLE',
  sourceIPAddress: '192.0.2.1',
  eventID: 'e"1',
  requestID: 'r-1',
  sharedEventID: null,
};
const spelt = (more: Partial<typeof subject> | { eventTime: null }) =>
  Object.fromEntries(
    relatedViews({ ...subject, ...more }, 5).map(({ relation, view }) => [relation, formatView(view)]),
  );

test('each relation is a View of its own, with what the record says quoted', () => {
  expect(spelt({})).toEqual({
    requestID: 'q=requestID:r-1',
    eventID: 'q=eventID:%22e%5C%221%22',
    session: 'session=AROA:s@2026-10-10T11:00:00.000Z',
    accessKey: 'accessKeyId=ASIAEXAMPLE',
    around: 'from=2026-10-10T11:59:55Z&to=2026-10-10T12:00:05.001Z&account=111122223333',
    sourceIP: 'from=2026-10-09T12:00:00Z&to=2026-10-11T12:00:00.001Z&sourceIPAddress=192.0.2.1',
  });
});

test('a long-lived key is no session beside itself', () => {
  const user = 'arn:aws:iam::111122223333:user/u';
  const relations = Object.keys(spelt({ session: 'ASIAEXAMPLE', actor: user, principal: user }));
  expect(relations).not.toContain('session');
});

test('an event without a time is related to others without one, and has nothing around it', () => {
  const views = spelt({ eventTime: null });
  expect(views.around).toBeUndefined();
  expect(views.sourceIP).toBe('range=untimed&sourceIPAddress=192.0.2.1');
});
