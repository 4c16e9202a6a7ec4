import { decodeText } from './decode-text.ts';
import { normalise } from './normalise.ts';
import type { NormalisedEvent } from './normalised-event.ts';
import { isObject, parseText } from './parse-record.ts';
import { unwrap } from './unwrap.ts';

export type RecordId = 'eventID' | 'requestID' | 'sharedEventID';

/** The ids that a stored record's own bytes hold; null where they are no JSON (a row of a table). */
export function recordIds(bytes: Uint8Array): Pick<NormalisedEvent, RecordId>[] | null {
  const value = parseText(decodeText(bytes).text);
  if (!isObject(value)) return null;
  const unwrapped = unwrap(value);
  return unwrapped.kind === 'reject' ? null : unwrapped.records.map((record) => normalise(record.value));
}

/**
 * Whether a stored record holds this id, letter for letter. A row of a table is searched as text:
 * which of its cells the id stands in, only its head tells.
 */
export function holdsId(bytes: Uint8Array, id: RecordId, value: string): boolean {
  const found = recordIds(bytes);
  if (found === null) return decodeText(bytes).text.includes(value);
  return found.some((record) => record[id] === value);
}
