import { resourceKeys } from './resource-keys.ts';

/** Ends of keys under which services name what was acted on, where it is not known how one does. */
const naming = /(?:name|id|identifier|arn)$/i;

/** Keys that end so and name no resource: who called, which attempt, what kind. In lower case. */
const otherKeys = new Set([
  'accountid',
  'assumedroleid',
  'attributename',
  'availabilityzoneid',
  'computername',
  'devicename',
  'dnsname',
  'eventid',
  'externalid',
  'federateduserid',
  'groupownerid',
  'hostname',
  'messageid',
  'metricname',
  'ownerid',
  'platformname',
  'principalid',
  'privatednsname',
  'publicdnsname',
  'regionname',
  'registryid',
  'requestid',
  'reservationid',
  'revisionid',
  'rolesessionname',
  'typename',
  'versionid',
]);

/** Deeper in an answer stand parts of the thing, not the thing. */
const maxAnswerKeys = 4;

/** `s3` of `s3.amazonaws.com`. */
function serviceOf(eventSource: string): string {
  return eventSource.split('.', 1)[0]?.toLowerCase() ?? '';
}

/** Whether a path ends as those of resources do, whatever the service. */
export function looksNaming(path: string): boolean {
  const { part, keys, last } = partsOf(path);
  if (part === 'resources') return last === 'arn';
  return isAskedOrAnswered(part, keys) && naming.test(last);
}

/**
 * Whether the values at a path of a service's record name resources: by the service's own keys where
 * they are known, else by how the key ends.
 */
export function namesResource(eventSource: string | null, path: string): boolean {
  const { part, keys, last } = partsOf(path);
  if (part === 'resources') return last === 'arn';
  if (!isAskedOrAnswered(part, keys)) return false;
  const known = eventSource === null ? undefined : resourceKeys.get(serviceOf(eventSource));
  if (known === undefined) return naming.test(last) && !otherKeys.has(last);
  return known.has(last) || (keys.length === 2 && known.has(`=${last}`));
}

function partsOf(path: string) {
  const keys = path.split('.');
  return { part: keys[0], keys, last: keys.at(-1)?.toLowerCase() ?? '' };
}

function isAskedOrAnswered(part: string | undefined, keys: readonly string[]): boolean {
  return part === 'requestParameters' || (part === 'responseElements' && keys.length <= maxAnswerKeys);
}

/** What a value is, by the key that it stands under: `bucketName`. */
export function keyOfPath(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
