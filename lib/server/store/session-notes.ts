import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import type { CredentialSession } from '#lib/core/roles/read-session.ts';
import { sessionKinds } from '#lib/core/roles/session-kinds.ts';
import type { CachedId, IdCache, IdHalves } from './id-cache.ts';
import { TwoGenerations } from './two-generations.ts';

/** A row for `session`. */
export interface SessionRow {
  readonly id: CachedId;
  readonly created: number | null;
  readonly principal: IdHalves | null;
  readonly role: IdHalves | null;
  readonly actor: IdHalves | null;
  readonly account: IdHalves | null;
  readonly kind: number;
  readonly mfa: number | null;
  readonly direct: number;
  readonly console: number | null;
  readonly sourceIdentity: string | null;
  readonly signIn: string | null;
  readonly provider: string | null;
}

interface Known {
  said: CredentialSession;
  console: boolean;
  readonly id: CachedId;
}

/**
 * What the records of one thread said of sessions, so that each fact is written once. Bounded: past
 * `maxSessions` those met since the last time are set aside, and what was set aside then and not met again is
 * forgotten; a session that comes back later is written again.
 */
export class SessionNotes {
  readonly #values: IdCache;
  readonly #known = new TwoGenerations<Known>();
  readonly #maxSessions: number;
  #sessions: SessionRow[] = [];

  constructor(values: IdCache, maxSessions = 16_384) {
    this.#values = values;
    this.#maxSessions = maxSessions;
  }

  /** `byConsole`: the console made the call. Answers the session's id. */
  note(session: CredentialSession, byConsole: boolean): CachedId {
    const console = byConsole && (session.kind === 'user' || session.kind === 'root');
    let known = this.#known.get(session.key);
    if (known === undefined) {
      const id = this.#values.id('session', cleanText(session.key));
      known = { said: session, console, id };
      this.#known.set(session.key, known);
      this.#sessions.push(this.#toRow(known));
    } else if ((session !== known.said && saysMore(session, known.said)) || (console && !known.console)) {
      known.said = { ...session, direct: session.direct || known.said.direct };
      known.console ||= console;
      this.#sessions.push(this.#toRow(known));
    }
    return known.id;
  }

  /** What came since the last call: the caller commits it before the events that it is about. */
  takeNew(): SessionRow[] {
    const taken = this.#sessions;
    this.#sessions = [];
    return taken;
  }

  /** After a failed write: it is offered again. */
  giveBack(sessions: readonly SessionRow[]): void {
    this.#sessions.push(...sessions);
  }

  /** Call before a batch is begun: what is new is offered all the same. */
  trim(): void {
    if (this.#known.size > this.#maxSessions) this.#known.age();
  }

  #toRow({ id, said: session, console }: Known): SessionRow {
    const values = this.#values;
    const entry = (path: string, value: string | null) =>
      value === null ? null : values.of(path).idAgain(cleanText(value));
    return {
      id,
      created: storableTime(session.created),
      principal:
        session.principalId === null ? null : values.hash('principalId', cleanText(session.principalId)),
      role: entry('principal', session.roleArn),
      actor: entry('actor', session.arn),
      account: entry('account', session.account),
      kind: sessionKinds.indexOf(session.kind),
      mfa: session.mfa === null ? null : Number(session.mfa),
      direct: Number(session.direct),
      console: console ? 1 : null,
      sourceIdentity: cleaned(session.sourceIdentity),
      signIn: cleaned(session.signInSessionArn),
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

const earliest = Date.UTC(1, 0, 1);
const latest = Date.UTC(9999, 11, 31);

/** Null for a time that the pages could not spell. */
export function storableTime(ms: number | null): number | null {
  return ms === null || ms < earliest || ms > latest ? null : ms;
}
