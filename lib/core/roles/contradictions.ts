import type { IssuanceRow, SessionRow } from '../contract/roles.ts';
import { formatDuration } from '../time/format-time.ts';
import { lastOfArn, sessionTitle } from './name-session.ts';

/** How far the clocks of AWS may differ. */
export const clockMs = 5_000;
/** They hand out new credentials at their own time: the session begins with them. */
export const startsSession: readonly IssuanceRow['kind'][] = [
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
];

/** In what a session and the call that handed out its key contradict each other, in sentences. */
export function contradictions(session: SessionRow, issuance: IssuanceRow): string[] {
  return [otherName(session, issuance), otherTime(session, issuance)].filter((words) => words !== null);
}

/** The key joins the two; what they say of whose it is does not. */
function otherName(session: SessionRow, { kind, roleArn, sessionName }: IssuanceRow): string | null {
  if (session.roleArn === null || roleArn === null) return null;
  const sameRole = lastOfArn(roleArn) === lastOfArn(session.roleArn);
  if (sameRole && (sessionName === null || sessionName === session.sessionName)) return null;
  const whom = sessionName === null ? lastOfArn(roleArn) : `${sessionName} as ${lastOfArn(roleArn)}`;
  return `${kind} handed the key out to ${whom}, but ${sessionTitle(session)} signed with it: the key is the same, the names are not.`;
}

function otherTime(session: SessionRow, { kind, eventTime }: IssuanceRow): string | null {
  if (eventTime === null || session.created === null || !startsSession.includes(kind)) return null;
  const apart = Date.parse(session.created) - Date.parse(eventTime);
  if (Math.abs(apart) <= clockMs) return null;
  const side = apart < 0 ? 'before' : 'after';
  return `${sessionTitle(session)} began ${formatDuration(Math.abs(apart))} ${side} the ${kind} that is on record as its beginning.`;
}
