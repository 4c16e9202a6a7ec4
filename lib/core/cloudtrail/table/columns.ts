/**
 * What columns of tables are called, and which field of a record each holds. Tables come from the
 * console's Event history (16 columns, as its CSV spells them), from Athena ("Query CloudTrail logs"
 * in its guide; lower case), from CloudTrail Lake (the record's own spelling), and from searches.
 */

/** The console's columns, in its order. */
export const historyColumns = [
  'User name',
  'AWS access key',
  'Event time',
  'Event source',
  'Event name',
  'AWS region',
  'Source IP address',
  'User agent',
  'Error code',
  'Resources',
  'Request ID',
  'Event ID',
  'Read-only',
  'Event type',
  'Recipient Account Id',
  'Event category',
] as const;

/** Fields at a record's top (CloudTrail record contents, 1.11), and how a cell of theirs is read. */
const topFields: Readonly<Record<string, 'text' | 'boolean' | 'json'>> = {
  eventVersion: 'text',
  userIdentity: 'json',
  eventTime: 'text',
  eventSource: 'text',
  eventName: 'text',
  awsRegion: 'text',
  sourceIPAddress: 'text',
  userAgent: 'text',
  errorCode: 'text',
  errorMessage: 'text',
  requestParameters: 'json',
  responseElements: 'json',
  additionalEventData: 'json',
  requestID: 'text',
  eventID: 'text',
  readOnly: 'boolean',
  resources: 'json',
  eventType: 'text',
  apiVersion: 'text',
  managementEvent: 'boolean',
  recipientAccountId: 'text',
  serviceEventDetails: 'json',
  sharedEventID: 'text',
  vpcEndpointId: 'text',
  vpcEndpointAccountId: 'text',
  eventCategory: 'text',
  addendum: 'json',
  sessionCredentialFromConsole: 'boolean',
  edgeDeviceDetails: 'json',
  tlsDetails: 'json',
  insightDetails: 'json',
  eventContext: 'json',
};

/** Keys inside userIdentity, resources and the like, whose case a table may have lost. */
const innerNames = [
  'type',
  'principalId',
  'arn',
  'accountId',
  'invokedBy',
  'invokedByDelegate',
  'accessKeyId',
  'userName',
  'sessionContext',
  'sessionIssuer',
  'attributes',
  'mfaAuthenticated',
  'creationDate',
  'webIdFederationData',
  'federatedProvider',
  'sourceIdentity',
  'ec2RoleDelivery',
  'signInSessionArn',
  'assumedRoot',
  'onBehalfOf',
  'identityStoreArn',
  'userId',
  'credentialId',
  'inScopeOf',
  'issuerType',
  'sourceArn',
  'sourceAccount',
  'credentialsIssuedTo',
  'identityProvider',
  'tlsVersion',
  'cipherSuite',
  'clientProvidedHostHeader',
];

const byName = new Map<string, string>();
for (const name of Object.keys(topFields)) byName.set(name.toLowerCase(), name);
const innerByName = new Map(innerNames.map((name) => [name.toLowerCase(), name]));

/** The console's names that differ from the field's. */
const historyPaths: Readonly<Record<string, readonly string[]>> = {
  username: ['userIdentity', 'userName'],
  awsaccesskey: ['userIdentity', 'accessKeyId'],
  resourcetype: ['resources', '0', 'resourceType'],
  resourcename: ['resources', '0', 'resourceName'],
};

/** Columns that hold a whole record as JSON text, as searches export it. */
const wholeRecord = new Set(['_raw', '@message', 'cloudtrailevent', 'event.original', 'message', 'raw']);

export type CellKind = 'text' | 'boolean' | 'json' | 'record';

export interface Column {
  /** As the table spells it. */
  readonly name: string;
  readonly kind: CellKind;
  /** Where in the record its value goes; empty for a whole record. */
  readonly path: readonly string[];
}

/** The field that a column holds; null for one that no record has. */
export function columnOf(name: string): Column | null {
  const trimmed = name.trim();
  const lower = trimmed.toLowerCase();
  if (wholeRecord.has(lower)) return { name: trimmed, kind: 'record', path: [] };
  const plain = lower.replace(/[\s-]/g, '');
  const console = Object.hasOwn(historyPaths, plain) ? historyPaths[plain] : undefined;
  if (console !== undefined) return { name: trimmed, kind: 'text', path: console };
  const [first = '', ...rest] = plain.split(/[._]/);
  const top = byName.get(first);
  if (top === undefined) return null;
  const kind = topFields[top] ?? 'text';
  if (rest.length === 0) return { name: trimmed, kind, path: [top] };
  if (kind !== 'json') return null;
  const spelled = trimmed.split(/[._]/).slice(1);
  const inner = rest.map((key, i) => innerName(top, spelled[i] ?? key));
  return { name: trimmed, kind: 'text', path: [top, ...inner] };
}

/** A key inside a field in its own spelling, which Athena's tables lose; free parts keep theirs. */
export function innerName(top: string, key: string): string {
  const lower = key.toLowerCase();
  if (top === 'resources') return lower === 'arn' ? 'ARN' : (innerByName.get(lower) ?? key);
  return top === 'userIdentity' || top === 'tlsDetails' ? (innerByName.get(lower) ?? key) : key;
}
