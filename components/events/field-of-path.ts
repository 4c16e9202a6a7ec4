import type { Field } from '#lib/core/view/fields.ts';

/** Paths of the record whose value is a typed field, where the two are the same. */
const typed: Readonly<Record<string, Field>> = {
  eventSource: 'eventSource',
  eventName: 'eventName',
  awsRegion: 'awsRegion',
  recipientAccountId: 'account',
  sourceIPAddress: 'sourceIPAddress',
  userAgent: 'userAgent',
  errorCode: 'errorCode',
  'userIdentity.type': 'identityType',
  'userIdentity.arn': 'actor',
  'userIdentity.accessKeyId': 'accessKeyId',
  eventCategory: 'eventCategory',
};

/** The filter's value is the stored one then: base name, well-formed, cut at its limit. */
export function fieldOfPath(path: string): Field | null {
  return Object.hasOwn(typed, path) ? (typed[path] ?? null) : null;
}
