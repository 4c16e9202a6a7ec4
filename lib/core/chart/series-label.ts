import { readablePrincipal, shortService } from '../cloudtrail/readable-principal.ts';
import { type CubeField, fields } from '../view/fields.ts';

const readOnlyLabels: Readonly<Record<string, string>> = {
  true: 'Read only',
  false: 'Writes',
  unknown: 'Not recorded',
};

/** A value as the legend names it; the whole value belongs in the title. */
export function seriesLabel(field: CubeField, value: string | null): string {
  if (value === null)
    return field === 'errorCode' ? 'No error code' : `No ${fields[field].label.toLowerCase()}`;
  if (field === 'eventSource') return shortService(value);
  if (field === 'readOnly') return readOnlyLabels[value] ?? value;
  if (field !== 'principal') return value;
  const { name, session } = readablePrincipal({
    identityType: 'other',
    principal: value,
    actor: null,
    account: null,
  });
  return session === null ? name : `${name} / ${session}`;
}

const nouns: Readonly<Record<CubeField, string>> = {
  account: 'accounts',
  awsRegion: 'Regions',
  eventSource: 'services',
  eventName: 'event names',
  principal: 'principals',
  sourceIPAddress: 'source IPs',
  userAgent: 'user agents',
  errorCode: 'errors',
  outcome: 'outcomes',
  readOnly: 'kinds',
  identityType: 'identity types',
  eventCategory: 'categories',
};

/** What several values of a field are called. */
export function seriesNoun(field: CubeField): string {
  return nouns[field];
}
