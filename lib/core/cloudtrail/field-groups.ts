/** What a field of a record tells of: the groups in which people read an event. */
export const fieldGroups = [
  ['who', 'Who'],
  ['what', 'What'],
  ['where', 'Where from and to'],
  ['request', 'Request'],
  ['response', 'Response'],
  ['more', 'More about it'],
  ['record', 'The record itself'],
] as const;
export type FieldGroup = (typeof fieldGroups)[number][0];

const groupOf = new Map<string, FieldGroup>([
  ...each('who', [
    'userIdentity',
    'principal',
    'actor',
    'accessKeyId',
    'identityType',
    'sessionCredentialFromConsole',
  ]),
  ...each('what', [
    ...[
      'eventTime',
      'eventSource',
      'eventName',
      'apiVersion',
      'eventType',
      'eventCategory',
      'insightDetails',
    ],
    ...['managementEvent', 'readOnly', 'outcome', 'errorCode', 'errorMessage', 'resources'],
  ]),
  ...each('where', [
    ...['account', 'recipientAccountId', 'awsRegion', 'sourceIPAddress', 'userAgent', 'tlsDetails'],
    ...['vpcEndpointId', 'vpcEndpointAccountId', 'edgeDeviceDetails'],
  ]),
  ...each('request', ['requestParameters']),
  ...each('response', ['responseElements']),
  ...each('more', ['additionalEventData', 'serviceEventDetails', 'eventContext', 'addendum']),
]);

/** The group of a path of a record or of a field that was derived from it; what nobody knows is the record's own. */
export function groupOfPath(path: string): FieldGroup {
  const [top = ''] = path.split(/[.[]/, 1);
  return groupOf.get(top) ?? 'record';
}

/** Groups that are one object of the record: its name goes without saying there. */
const named: Partial<Record<FieldGroup, string>> = {
  who: 'userIdentity.',
  request: 'requestParameters.',
  response: 'responseElements.',
};

/** A path as it is read under the head of its group. */
export function pathInGroup(path: string, group: FieldGroup): string {
  const start = named[group];
  return start !== undefined && path.startsWith(start) ? path.slice(start.length) : path;
}

function each(group: FieldGroup, names: readonly string[]): [string, FieldGroup][] {
  return names.map((name) => [name, group]);
}
