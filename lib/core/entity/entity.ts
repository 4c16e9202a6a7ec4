import type { Field } from '../view/fields.ts';

/** The typed fields whose values have a page of their own: all but the closed sets. */
export const entityFields = [
  'principal',
  'actor',
  'accessKeyId',
  'sourceIPAddress',
  'account',
  'userAgent',
  'eventSource',
  'eventName',
  'errorCode',
  'awsRegion',
] as const satisfies readonly Field[];
export type EntityField = (typeof entityFields)[number];

/**
 * One thing that events speak of: a value of a typed field, a value at a path of the record's free
 * parts (a bucket, an instance), or a value wherever it stands.
 */
export type Entity =
  | { readonly kind: EntityField; readonly value: string }
  | { readonly kind: 'term'; readonly path: string; readonly value: string }
  | { readonly kind: 'value'; readonly value: string };

export type EntityKind = Entity['kind'];

export const entityKinds: readonly EntityKind[] = [...entityFields, 'term', 'value'];

/** What a page of this kind is about, in a word. */
export const entityLabels: Readonly<Record<EntityKind, string>> = {
  principal: 'Principal',
  actor: 'Identity',
  accessKeyId: 'Access key',
  sourceIPAddress: 'Source IP',
  account: 'Account',
  userAgent: 'User agent',
  eventSource: 'Service',
  eventName: 'Event name',
  errorCode: 'Error',
  awsRegion: 'Region',
  term: 'Resource',
  value: 'Value',
};

export function isEntityField(kind: string): kind is EntityField {
  return (entityFields as readonly string[]).includes(kind);
}
