import type { Relation } from '../contract/related.ts';
import { formatSearch } from '../search/format-search.ts';
import { around, onlyValue } from '../view/edit-view.ts';
import { defaultView, type View } from '../view/view.ts';

interface Subject {
  /** ISO 8601; null for an event without a usable time. */
  readonly eventTime: string | null;
  readonly account: string | null;
  readonly principal: string | null;
  readonly actor: string | null;
  readonly session: string | null;
  readonly accessKeyId: string | null;
  readonly sourceIPAddress: string | null;
  readonly eventID: string | null;
  readonly requestID: string | null;
  readonly sharedEventID: string | null;
}

const dayMs = 86_400_000;

/**
 * The Views in which an event stands beside what belongs to it; one for each relation that it has a
 * value for. Without a session of credentials the ARN of one stands in, unless it is no more than its
 * principal; a long-lived key is no session beside itself. Addresses are shared
 * and reused, so that one is asked for within a day.
 */
export function relatedViews(subject: Subject, seconds: number): { relation: Relation; view: View }[] {
  const time = subject.eventTime === null ? null : Date.parse(subject.eventTime);
  const all: View = time === null ? { ...defaultView, range: { kind: 'untimed' } } : defaultView;
  const near = (ms: number): View => (time === null ? all : { ...defaultView, range: around(time, ms) });
  const found: { relation: Relation; view: View }[] = [];
  const add = (relation: Relation, view: View | null) => {
    if (view !== null) found.push({ relation, view });
  };
  for (const id of ['requestID', 'sharedEventID', 'eventID'] as const)
    add(id, subject[id] === null ? null : searching(all, id, subject[id]));
  const { actor, session, principal, accessKeyId, account, sourceIPAddress } = subject;
  if (session !== null && session !== accessKeyId) add('session', onlyValue(all, 'session', session));
  else add('session', actor === null || actor === principal ? null : onlyValue(all, 'actor', actor));
  add('accessKey', accessKeyId === null ? null : onlyValue(all, 'accessKeyId', accessKeyId));
  add('around', time === null ? null : onlyValue(near(seconds * 1000), 'account', account));
  add(
    'sourceIP',
    sourceIPAddress === null ? null : onlyValue(near(dayMs), 'sourceIPAddress', sourceIPAddress),
  );
  return found;
}

function searching(view: View, field: string, text: string): View {
  return { ...view, search: formatSearch({ kind: 'is', field, pattern: { text, wild: false } }) };
}
