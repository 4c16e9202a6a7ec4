import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import type { CredentialSession } from '#lib/core/roles/read-session.ts';
import type { CachedId } from './id-cache.ts';

/** A row for `session`, as JSON holds it; ids as text, which bigint columns read exactly. */
export interface SessionRow {
  readonly id: string;
  readonly session: CredentialSession;
}

export interface KeyRow {
  readonly access_key: string;
  readonly session_id: string;
}

interface Known {
  session: CredentialSession;
  readonly id: string;
  readonly keys: Set<string>;
}

const facts = [
  'principalId',
  'created',
  'roleArn',
  'sessionName',
  'account',
  'sourceIdentity',
  'signInSessionArn',
  'provider',
  'arn',
  'mfa',
] as const;

/**
 * What the records of one thread said of sessions, so that each fact is written once. Bounded: past
 * `maxSessions` it starts anew, which costs repeated writes.
 */
export class SessionNotes {
  readonly #known = new Map<string, Known>();
  readonly #maxSessions: number;
  #sessions: SessionRow[] = [];
  #keys: KeyRow[] = [];

  constructor(maxSessions = 100_000) {
    this.#maxSessions = maxSessions;
  }

  note(session: CredentialSession, id: CachedId, accessKeyId: string | null): void {
    let known = this.#known.get(session.key);
    if (known === undefined) {
      known = { session, id: idText(id), keys: new Set() };
      this.#known.set(session.key, known);
      this.#sessions.push({ id: known.id, session });
    } else if (facts.some((fact) => session[fact] !== null && session[fact] !== known?.session[fact])) {
      known.session = session;
      this.#sessions.push({ id: known.id, session });
    }
    if (accessKeyId === null || known.keys.has(accessKeyId)) return;
    known.keys.add(accessKeyId);
    this.#keys.push({ access_key: cleanText(accessKeyId), session_id: known.id });
  }

  /** What came since the last call: the caller commits it before the events that it is about. */
  takeNew(): { sessions: SessionRow[]; keys: KeyRow[] } {
    const taken = { sessions: this.#sessions, keys: this.#keys };
    this.#sessions = [];
    this.#keys = [];
    return taken;
  }

  /** After a failed write: it is offered again. */
  giveBack({ sessions, keys }: { sessions: SessionRow[]; keys: KeyRow[] }): void {
    this.#sessions.push(...sessions);
    this.#keys.push(...keys);
  }

  /** Call between batches only. */
  trim(): void {
    if (this.#known.size > this.#maxSessions && this.#sessions.length + this.#keys.length === 0)
      this.#known.clear();
  }
}

export function idText({ high, low }: CachedId): string {
  return String((BigInt(high) << 32n) | BigInt(low >>> 0));
}
