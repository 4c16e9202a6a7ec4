import { type Field, fieldNames, fields } from '../view/fields.ts';

/** What a name in a search stands for. */
export type SearchField =
  | { readonly kind: 'dictionary'; readonly name: Field }
  | { readonly kind: 'enum'; readonly name: Field; readonly values: readonly string[] }
  | { readonly kind: 'time'; readonly name: 'eventTime' }
  | { readonly kind: 'id'; readonly name: 'eventID' | 'requestID' }
  /** A place in the record's free parts, array indexes left out. */
  | { readonly kind: 'path'; readonly name: string };

/** The parts of a record whose values are terms (lib/core/cloudtrail/terms.ts). */
const pathRoots = [
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'resources',
  'serviceEventDetails',
];

/** CloudTrail's own places of what Spoor keeps under a name of its own. */
const aliases: Readonly<Record<string, Field>> = {
  'userIdentity.type': 'identityType',
  'userIdentity.arn': 'actor',
  'userIdentity.accessKeyId': 'accessKeyId',
  'userIdentity.sessionContext.sessionIssuer.arn': 'principal',
  recipientAccountId: 'account',
};

/** Names that a search knows beside paths, in the order in which they are offered. */
export const searchFieldNames: readonly string[] = [
  ...fieldNames,
  'eventTime',
  'eventID',
  'requestID',
  'sharedEventID',
  ...Object.keys(aliases),
];

const byFoldedName = new Map(searchFieldNames.map((name) => [name.toLowerCase(), name]));

/**
 * Null for a name that nothing is stored under. Typed names are found in any case; the keys of a
 * path are CloudTrail's own, and count as written but for the first.
 */
export function resolveSearchField(given: string): SearchField | null {
  const name = given.replace(/\[(\d+|\*)?\]/g, '');
  const known = byFoldedName.get(name.toLowerCase());
  if (known !== undefined) return typedField(known);
  const [root = '', ...keys] = name.split('.');
  const part = pathRoots.find((each) => each.toLowerCase() === root.toLowerCase());
  if (part === undefined || keys.some((key) => key === '')) return null;
  return { kind: 'path', name: [part, ...keys].join('.') };
}

function typedField(known: string): SearchField {
  if (known === 'eventTime') return { kind: 'time', name: known };
  if (known === 'eventID' || known === 'requestID') return { kind: 'id', name: known };
  if (known === 'sharedEventID') return { kind: 'path', name: known };
  const name = aliases[known] ?? fieldNames.find((field) => field === known) ?? 'eventName';
  const spec = fields[name];
  return spec.kind === 'enum' ? { kind: 'enum', name, values: spec.values } : { kind: 'dictionary', name };
}

/** At most three names that look like it. */
export function nearestFieldNames(given: string): string[] {
  const folded = given.toLowerCase().slice(0, 80);
  return [...searchFieldNames, ...pathRoots]
    .map((name) => ({ name, distance: distanceOf(folded, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, folded.length / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Levenshtein's; a name that goes on where `given` ends is near as well. */
function distanceOf(given: string, name: string): number {
  if (given.length >= 3 && name.includes(given)) return 1;
  let row = Array.from({ length: name.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...given].entries()) {
    const next = [index + 1];
    for (let at = 0; at < name.length; at += 1) {
      const swap = (row[at] ?? 0) + (name[at] === letter ? 0 : 1);
      next.push(Math.min(swap, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[name.length] ?? 0;
}
