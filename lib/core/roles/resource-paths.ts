/** Ends of keys under which requests and answers name what was acted on: `bucketName`, `vpcId`, `topicArn`. */
const naming = /(?:name|id|identifier|arn)$/i;

/** Keys that end so and name no resource: who called, which attempt, what kind. In lower case. */
const otherKeys = new Set([
  'accountid',
  'assumedroleid',
  'attributename',
  'availabilityzoneid',
  'devicename',
  'dnsname',
  'eventid',
  'externalid',
  'federateduserid',
  'groupownerid',
  'hostname',
  'ownerid',
  'principalid',
  'privatednsname',
  'publicdnsname',
  'regionname',
  'requestid',
  'reservationid',
  'revisionid',
  'rolesessionname',
  'typename',
  'versionid',
]);

/** Deeper in an answer stand parts of the thing, not the thing. */
const maxAnswerKeys = 4;

/** Whether the values at a path of a record name resources. */
export function isResourcePath(path: string): boolean {
  const keys = path.split('.');
  const [part, last = ''] = [keys[0], keys.at(-1)?.toLowerCase()];
  if (part === 'resources') return last === 'arn';
  if (part !== 'requestParameters' && part !== 'responseElements') return false;
  if (part === 'responseElements' && keys.length > maxAnswerKeys) return false;
  return naming.test(last) && !otherKeys.has(last);
}

/** What a value is, by the key that it stands under: `bucketName`. */
export function keyOfPath(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
