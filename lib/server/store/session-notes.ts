import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import type { CredentialSession } from '#lib/core/roles/read-session.ts';
import { sessionKinds } from '#lib/core/roles/session-kinds.ts';
import { dictionaryIdParts } from '../database/dictionary-id.ts';
import type { CachedId, IdCache } from './id-cache.ts';
import { type IdHalves, toBigInt } from './id-numbers.ts';

/** A row for `session`, as JSON holds it; ids as text, which bigint columns read exactly. */
export interface SessionRow {
  readonly id: string;
  readonly created: string | null;
  readonly principal: string | null;
  readonly role_id: string | null;
  readonly actor_id: string | null;
  readonly account_id: string | null;
  readonly kind: number;
  readonly mfa: number | null;
  readonly direct: number;
  readonly console: number | null;
  readonly source_identity: string | null;
  readonly sign_in: string | null;
  readonly provider: string | null;
}

export interface KeyRow {
  readonly key_id: string;
  readonly session_id: string;
}

interface Known {
  said: CredentialSession;
  console: boolean;
  readonly id: CachedId;
  readonly keys: Set<string>;
}

/**
 * What the records of one thread said of sessions, so that each fact is written once. Bounded: past
 * `maxSessions` it starts anew, which costs repeated writes.
 */
export class SessionNotes {
  readonly #values: IdCache;
  readonly #known = new Map<string, Known>();
  readonly #maxSessions: number;
  #sessions: SessionRow[] = [];
  #keys: KeyRow[] = [];

  constructor(values: IdCache, maxSessions = 100_000) {
    this.#values = values;
    this.#maxSessions = maxSessions;
  }

  /** `byConsole`: the console made the call. Answers the session's id. */
  note(session: CredentialSession, accessKeyId: string | null, byConsole: boolean): CachedId {
    const console = byConsole && (session.kind === 'user' || session.kind === 'root');
    let known = this.#known.get(session.key);
    if (known === undefined) {
      const id = this.#values.id('session', cleanText(session.key));
      known = { said: session, console, id, keys: new Set() };
      this.#known.set(session.key, known);
      this.#sessions.push(this.#toRow(known));
    } else if ((session !== known.said && saysMore(session, known.said)) || (console && !known.console)) {
      known.said = { ...session, direct: session.direct || known.said.direct };
      known.console ||= console;
      this.#sessions.push(this.#toRow(known));
    }
    if (accessKeyId !== null && !known.keys.has(accessKeyId)) {
      known.keys.add(accessKeyId);
      this.#keys.push({ key_id: hashText('accessKeyId', accessKeyId), session_id: idText(known.id) });
    }
    return known.id;
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

  #toRow({ id, said: session, console }: Known): SessionRow {
    const entry = (path: string, value: string | null) =>
      value === null ? null : idText(this.#values.id(path, cleanText(value)));
    return {
      id: idText(id),
      created: timeText(session.created),
      principal: session.principalId === null ? null : hashText('principalId', session.principalId),
      role_id: entry('principal', session.roleArn),
      actor_id: entry('actor', session.arn),
      account_id: entry('account', session.account),
      kind: sessionKinds.indexOf(session.kind),
      mfa: session.mfa === null ? null : Number(session.mfa),
      direct: Number(session.direct),
      console: console ? 1 : null,
      source_identity: cleaned(session.sourceIdentity),
      sign_in: cleaned(session.signInSessionArn),
      provider: cleaned(session.provider),
    };
  }
}

/** Fact by fact: through a list of their names it takes twice as long, of every record. */
function saysMore(session: CredentialSession, known: CredentialSession): boolean {
  return (
    (session.direct && !known.direct) ||
    isNews(session.principalId, known.principalId) ||
    isNews(session.created, known.created) ||
    isNews(session.roleArn, known.roleArn) ||
    isNews(session.arn, known.arn) ||
    isNews(session.account, known.account) ||
    isNews(session.sourceIdentity, known.sourceIdentity) ||
    isNews(session.signInSessionArn, known.signInSessionArn) ||
    isNews(session.provider, known.provider) ||
    isNews(session.mfa, known.mfa)
  );
}

function isNews<T>(fact: T | null, known: T | null): boolean {
  return fact !== null && fact !== known;
}

export function cleaned(text: string | null): string | null {
  return text === null ? null : cleanText(text);
}

export function idText(id: IdHalves): string {
  return String(toBigInt(id));
}

/** The id that a dictionary would give, for what is only to be joined. */
export function hashText(path: string, value: string): string {
  const [high, low] = dictionaryIdParts(path, cleanText(value));
  return idText({ high, low });
}

/** ISO 8601, null for what PostgreSQL cannot spell. */
export function timeText(ms: number | null): string | null {
  if (ms === null || ms < Date.UTC(1, 0, 1) || ms > Date.UTC(9999, 11, 31)) return null;
  return new Date(ms).toISOString();
}
