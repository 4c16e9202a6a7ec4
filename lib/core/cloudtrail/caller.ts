import { type CredentialSession, readSession } from '../roles/read-session.ts';
import { cleanText } from './clean-text.ts';
import { type Identity, readIdentity } from './identity.ts';
import { isObject, type JsonObject } from './parse-record.ts';
import { sameJson } from './same-json.ts';

/** All that follows from a record's userIdentity alone; its texts are cleaned, but for the account. */
export interface Caller {
  readonly identity: Identity;
  readonly session: CredentialSession | null;
  /** A text had to be cleaned. */
  readonly cleaned: boolean;
}

interface Known {
  readonly value: JsonObject;
  readonly caller: Caller;
  /** What contentBytes wrote of it; null until it has. */
  content: Uint8Array | null;
}

/**
 * Callers come again: nine in ten records have the userIdentity of one before, which is a quarter of their
 * bytes. Those met lately are kept by what names them best, a few KB each at most; then it starts anew.
 */
const maxKnown = 4096;
const maxContentBytes = 4096;
const known = new Map<string, Known>();
/** The userIdentity of the record that is being read, and what is known of it. */
let reading: JsonObject | null = null;
let current: Known | null = null;

/** Never throws, whatever shape it comes in. */
export function readCaller(userIdentity: unknown): Caller {
  reading = null;
  current = null;
  if (!isObject(userIdentity)) return derive(userIdentity);
  reading = userIdentity;
  const before = known.get(nameOf(userIdentity));
  current =
    before !== undefined && sameJson(before.value, userIdentity)
      ? before
      : { value: userIdentity, caller: derive(userIdentity), content: null };
  return current.caller;
}

/** The content of a userIdentity that was read just now, if it is known from a record before. */
export function knownContent(userIdentity: unknown): Uint8Array | null {
  return current !== null && userIdentity === reading ? current.content : null;
}

/** Keeps the caller that was read just now, with its content; a view that may be overwritten later. */
export function keepContent(userIdentity: unknown, content: Uint8Array): void {
  if (current === null || userIdentity !== reading || content.length > maxContentBytes) return;
  if (known.size >= maxKnown) known.clear();
  current.content = content.slice();
  known.set(nameOf(current.value), current);
}

function nameOf({ accessKeyId, principalId, invokedBy }: JsonObject): string {
  if (typeof accessKeyId === 'string') return accessKeyId;
  if (typeof principalId === 'string') return principalId;
  return typeof invokedBy === 'string' ? invokedBy : '';
}

function derive(userIdentity: unknown): Caller {
  const read = readIdentity(userIdentity);
  const identity = {
    ...read,
    principal: cleaned(read.principal),
    actor: cleaned(read.actor),
    accessKeyId: cleaned(read.accessKeyId),
  };
  return {
    identity,
    session: readSession(userIdentity),
    cleaned:
      identity.principal !== read.principal ||
      identity.actor !== read.actor ||
      identity.accessKeyId !== read.accessKeyId,
  };
}

function cleaned(text: string | null): string | null {
  return text === null ? null : cleanText(text);
}
