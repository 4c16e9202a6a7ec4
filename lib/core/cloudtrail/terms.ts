import { cleanText } from './clean-text.ts';
import { LongNumber } from './long-number.ts';
import { maxTerms, type Term } from './normalised-event.ts';
import type { JsonObject } from './parse-record.ts';

/**
 * Which (path, value) pairs of a record are searchable: strings, numbers and booleans anywhere
 * under `parts`, and sharedEventID (eventID and requestID have columns). Left out, and found only in the
 * raw record:
 * - credentials and tokens: keys that end in token, secret or password (or their value), and `secretKeys`;
 * - paging cursors and retry tokens (nextToken, marker, clientToken): new for every call;
 * - request noise that repeats requestID or counts bytes: `noiseKeys`;
 * - values of more than `maxTermLength` characters, "", null, and masks (`***`, `<sensitiveDataRemoved>` …);
 * - what lies deeper than `maxTermDepth` or beyond `maxTerms` pairs (the event is flagged).
 */
const parts = [
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'resources',
  'serviceEventDetails',
  'summary',
] as const;
const ids = ['sharedEventID'] as const;

export const maxTermLength = 256;
const maxTermDepth = 40;
const maxPathLength = 256;

const secretKeys = new Set([
  'secretaccesskey',
  'secretstring',
  'secretbinary',
  'secrethash',
  'privatekey',
  'privatekeyplaintext',
  'plaintext',
  'ciphertextblob',
  'keymaterial',
  'x-amz-signature',
  'signature',
  'samlassertion',
  'authorization',
  'userdata',
]);
const noiseKeys = new Set([
  'x-amz-id-2',
  'x-amz-request-id',
  '_return',
  'bytestransferredin',
  'bytestransferredout',
  'marker',
  'nextmarker',
  'keymarker',
  'versionidmarker',
]);
const maskedValue =
  /^\*{3,}$|^HIDDEN_DUE_TO_SECURITY_REASONS$|^<sensitiveDataRemoved>$|^Value hidden due to security reasons/;
/** First characters of the masks: most values are told apart by them. */
const mayBeMasked = new Set([0x2a, 0x3c, 0x48, 0x56]);

/** A place in records, made once: its path and whether its values are left out. */
interface Place {
  readonly key: string;
  readonly path: string;
  readonly skipped: boolean;
  readonly cleaned: boolean;
  readonly under: Map<string, Place>;
  /** What stood first in it last time, and what came after it: mostly the same once more. */
  first: Place | null;
  next: Place | null;
}

/** Hostile records may have endless distinct keys; the table then starts anew. */
const maxPlaces = 20_000;
let places = 0;
let roots = new Map<string, Place>();

function placeOf(table: Map<string, Place>, parent: Place | null, key: string): Place {
  const known = table.get(key);
  if (known !== undefined) return known;
  const raw = parent === null ? key : `${parent.path}.${key}`;
  const path = cleanText(raw);
  const place: Place = {
    key,
    path,
    skipped: parent?.skipped === true || raw.length > maxPathLength || isLeftOut(raw, key.toLowerCase()),
    cleaned: path !== raw || parent?.cleaned === true,
    under: new Map(),
    first: null,
    next: null,
  };
  places++;
  table.set(key, place);
  return place;
}

function isLeftOut(path: string, key: string): boolean {
  if (secretKeys.has(key) || noiseKeys.has(key)) return true;
  if (path === 'responseElements.requestId' || path === 'responseElements.requestID') return true;
  return /(?:token|secret|password)(?:value)?$/.test(key);
}

export interface TermsOfRecord {
  readonly terms: readonly Term[];
  /** More than `maxTerms`, or deeper than `maxTermDepth`. */
  readonly cut: boolean;
  /** A value or path had to be cleaned. */
  readonly cleaned: boolean;
}

interface Collector {
  readonly terms: Term[];
  /** The place of each term, and what was seen there; made when there are `manyTerms`. */
  readonly places: Place[];
  seen: Map<string, Set<Place>> | null;
  cut: boolean;
  cleaned: boolean;
}

export function readTerms(record: JsonObject): TermsOfRecord {
  if (places > maxPlaces) {
    places = 0;
    roots = new Map();
  }
  const into: Collector = { terms: [], places: [], seen: null, cut: false, cleaned: false };
  for (const id of ids) collect(record[id], placeOf(roots, null, id), 0, into);
  for (const part of parts) collect(record[part], placeOf(roots, null, part), 0, into);
  return into;
}

function collect(value: unknown, place: Place, depth: number, into: Collector): void {
  if (typeof value === 'string') add(value, place, into);
  else if (typeof value === 'number' || typeof value === 'boolean') add(String(value), place, into);
  else if (typeof value !== 'object' || value === null || place.skipped) return;
  else if (value instanceof LongNumber) add(value.source, place, into);
  else if (depth >= maxTermDepth) into.cut = true;
  else if (Array.isArray(value)) for (const entry of value) collect(entry, place, depth + 1, into);
  else collectFields(value as JsonObject, place, depth + 1, into);
}

function collectFields(value: JsonObject, place: Place, depth: number, into: Collector): void {
  let before: Place | null = null;
  for (const key of Object.keys(value)) {
    const likely: Place | null = before === null ? place.first : before.next;
    const here: Place = likely !== null && likely.key === key ? likely : placeOf(place.under, place, key);
    if (before === null) place.first = here;
    else before.next = here;
    before = here;
    collect(value[key], here, depth, into);
  }
}

function add(value: string, place: Place, into: Collector): void {
  const { length } = value;
  if (place.skipped || length === 0 || length > maxTermLength) return;
  if (mayBeMasked.has(value.charCodeAt(0)) && maskedValue.test(value)) return;
  const text = cleanText(value);
  if (wasSeen(text, place, into)) return;
  if (into.terms.length >= maxTerms) {
    into.cut = true;
    return;
  }
  if (text !== value || place.cleaned) into.cleaned = true;
  into.terms.push({ path: place.path, value: text });
  into.places.push(place);
}

/** Most records have a handful of terms: to compare with each is cheaper than any table. */
const manyTerms = 24;

function wasSeen(text: string, place: Place, into: Collector): boolean {
  const { terms, places } = into;
  if (terms.length < manyTerms) {
    for (let at = 0; at < places.length; at += 1)
      if (places[at] === place && terms[at]?.value === text) return true;
    return false;
  }
  into.seen ??= terms.reduce((seen, { value }, at) => note(seen, value, places[at]), new Map());
  if (into.seen.get(text)?.has(place) === true) return true;
  note(into.seen, text, place);
  return false;
}

function note(
  seen: Map<string, Set<Place>>,
  text: string,
  place: Place | undefined,
): Map<string, Set<Place>> {
  const at = seen.get(text);
  if (place === undefined) return seen;
  if (at === undefined) seen.set(text, new Set([place]));
  else at.add(place);
  return seen;
}
