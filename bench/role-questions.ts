import { parseView } from '#lib/core/view/codec.ts';
import { parseEventRef } from '#lib/core/view/event-ref.ts';
import { findEventOrigin } from '#lib/server/queries/find-event-origin.ts';
import { findOrigin } from '#lib/server/queries/find-origin.ts';
import { findReach } from '#lib/server/queries/find-reach.ts';
import { findSession } from '#lib/server/queries/find-session.ts';
import { listEvents } from '#lib/server/queries/list-events.ts';
import { listMissingLogs } from '#lib/server/queries/list-missing-logs.ts';
import { listSessions } from '#lib/server/queries/list-sessions.ts';
import type { QueryContext } from '#lib/server/queries/read-snapshot.ts';
import { readTrust } from '#lib/server/queries/read-trust.ts';
import { chain } from './make-chain.ts';
import type { Question } from './question.ts';

const account = '326498330452';
const page = { order: 'look', proof: 'any', cursor: null, limit: 100 } as const;

const sessions = (
  name: string,
  query: string,
  more: Partial<Parameters<typeof listSessions>[2]> = {},
): Question => ({
  name: `sessions, ${name}`,
  ask: (context) => listSessions(context, parseView(query).view, { ...page, ...more }),
});

/** What the pages about sessions ask, as they ask it. DuckDB has no such links. */
export async function* roleQuestions(context: QueryContext): AsyncGenerator<Question> {
  const { view } = parseView('');
  yield sessions('what deserves a look', '');
  yield sessions('latest first', '', { order: 'recent' });
  yield sessions('with proof alone', '', { proof: 'exact' });
  yield sessions('one day', 'from=2026-10-14T00:00:00Z&to=2026-10-15T00:00:00Z');
  yield sessions('one day, latest first', 'from=2026-10-14T00:00:00Z&to=2026-10-15T00:00:00Z', {
    order: 'recent',
  });
  yield sessions('of changes in one account', `account=${account}&eventName=PutObject`);
  yield sessions(
    'with a refused call in a day',
    'outcome=denied&from=2026-10-14T00:00:00Z&to=2026-10-15T00:00:00Z',
  );
  yield sessions('of a rare call', 'eventName=StopLogging');
  const { next } = await listSessions(context, view, page);
  yield sessions('second page', '', { cursor: next });
  yield { name: 'chain of 50 sessions', ask: (each) => findOrigin(each, chain.last) };
  yield { name: 'page of the last of 50 sessions', ask: (each) => findSession(each, chain.last) };
  yield { name: 'blast radius of 50 sessions', ask: (each) => findReach(each, chain.first) };
  const busiest = await busiestSession(context);
  if (busiest !== null) {
    yield { name: 'page of the busiest session', ask: (each) => findSession(each, busiest) };
    yield { name: 'blast radius of the busiest session', ask: (each) => findReach(each, busiest) };
  }
  const { sessions: rows } = await listSessions(context, view, page);
  const [worst] = rows;
  if (worst !== undefined) {
    yield { name: 'page of the first session', ask: (each) => findSession(each, worst.key) };
  }
  const { events } = await listEvents(context, parseView('eventName=GetObject').view, {
    at: { after: null },
    limit: 1,
  });
  const ref = parseEventRef(events[0]?.ref ?? '');
  if (ref !== null) yield { name: 'who is behind an event', ask: (each) => findEventOrigin(each, ref) };
  yield { name: 'trust map, all', ask: (each) => readTrust(each, view) };
  const week = parseView('from=2026-10-14T00:00:00Z&to=2026-10-21T00:00:00Z').view;
  yield { name: 'trust map, a week', ask: (each) => readTrust(each, week) };
  yield { name: 'missing logs', ask: listMissingLogs };
}

async function busiestSession({ pool }: QueryContext): Promise<string | null> {
  const { rows } = await pool.query<{ value: string }>(
    'SELECT value FROM session_shape JOIN dictionary ON id = session_id ORDER BY events DESC LIMIT 1',
  );
  return rows[0]?.value ?? null;
}
