import { eventCategories, identityTypes, outcomes, readOnlyStates } from '../cloudtrail/enums.ts';

/**
 * The typed fields that a View can filter by. CloudTrail's own fields keep CloudTrail's spelling;
 * Spoor's derived ones (account, principal, actor, outcome) have plain names.
 * `column` is the column of `event`; `inCube` says that the hourly cube has it too.
 */
export const fields = {
  account: { label: 'Account', kind: 'dictionary', column: 'account_id', inCube: true },
  awsRegion: { label: 'Region', kind: 'dictionary', column: 'region_id', inCube: true },
  eventSource: { label: 'Service', kind: 'dictionary', column: 'source_id', inCube: true },
  eventName: { label: 'Event name', kind: 'dictionary', column: 'name_id', inCube: true },
  principal: { label: 'Principal', kind: 'dictionary', column: 'principal_id', inCube: true },
  actor: { label: 'Identity', kind: 'dictionary', column: 'actor_id', inCube: false },
  session: { label: 'Session', kind: 'dictionary', column: 'session_id', inCube: false },
  accessKeyId: { label: 'Access key', kind: 'dictionary', column: 'access_key_id', inCube: false },
  sourceIPAddress: { label: 'Source IP', kind: 'dictionary', column: 'ip_id', inCube: true },
  userAgent: { label: 'User agent', kind: 'dictionary', column: 'agent_id', inCube: true },
  errorCode: { label: 'Error', kind: 'dictionary', column: 'error_id', inCube: true },
  outcome: { label: 'Outcome', kind: 'enum', column: 'outcome', inCube: true, values: outcomes },
  readOnly: { label: 'Read-only', kind: 'enum', column: 'read_only', inCube: true, values: readOnlyStates },
  identityType: {
    label: 'Identity type',
    kind: 'enum',
    column: 'identity',
    inCube: true,
    values: identityTypes,
  },
  eventCategory: {
    label: 'Category',
    kind: 'enum',
    column: 'category',
    inCube: true,
    values: eventCategories,
  },
} as const satisfies Record<string, FieldSpec>;

interface FieldSpec {
  readonly label: string;
  readonly kind: 'dictionary' | 'enum';
  readonly column: string;
  readonly inCube: boolean;
  readonly values?: readonly string[];
}

export type Field = keyof typeof fields;
export const fieldNames = Object.keys(fields) as Field[];

/** The fields that the hourly cube knows: what a histogram can be stacked by. */
export type CubeField = { [F in Field]: (typeof fields)[F]['inCube'] extends true ? F : never }[Field];
export const cubeFieldNames = fieldNames.filter((name): name is CubeField => fields[name].inCube);

export function isField(name: string): name is Field {
  return Object.hasOwn(fields, name);
}

export function isCubeField(field: Field): field is CubeField {
  return fields[field].inCube;
}
