import type { ChainStep, IssuanceRow, SessionRow } from '#lib/core/contract/roles.ts';
import { lastOfArn, sessionTitle } from '#lib/core/roles/name-session.ts';
import { formatDuration } from '#lib/core/time/format-time.ts';

/** How far the clocks of AWS may differ. */
const clockMs = 5_000;
/** They hand out new credentials at their own time: the session begins with them. */
const begin: readonly IssuanceRow['kind'][] = [
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
];

/** What weakens a chain, in sentences. */
export function doubtsOf(steps: readonly ChainStep[]): string[] {
  return steps.flatMap(({ session, issuance }) => {
    const title = sessionTitle(session);
    const doubts: string[] = [];
    if (session.missing !== null) {
      doubts.push(
        `Only one account's record of the call that issued ${title} is here; the logs of ${session.missing} would complete it.`,
      );
    }
    if (session.grade === 'inferred') doubts.push(`How ${title} began is inferred.`);
    if (issuance?.expires != null && session.lastHour > issuance.expires)
      doubts.push(`${title} was used after its credentials had ended.`);
    const other = issuance === null ? null : [otherName(session, issuance), otherTime(session, issuance)];
    return [...doubts, ...(other ?? []).filter((doubt) => doubt !== null)];
  });
}

/** The key joins the two; what they say of whose it is does not. */
function otherName(session: SessionRow, { kind, roleArn, sessionName }: IssuanceRow): string | null {
  if (session.grade !== 'key' || session.roleArn === null || roleArn === null) return null;
  const sameRole = lastOfArn(roleArn) === lastOfArn(session.roleArn);
  if (sameRole && (sessionName === null || sessionName === session.sessionName)) return null;
  const whom = sessionName === null ? lastOfArn(roleArn) : `${sessionName} as ${lastOfArn(roleArn)}`;
  return `${kind} handed the key out to ${whom}, but ${sessionTitle(session)} signed with it: the key is the same, the names are not.`;
}

function otherTime(session: SessionRow, { kind, eventTime }: IssuanceRow): string | null {
  if (eventTime === null || session.created === null || !begin.includes(kind)) return null;
  const apart = Date.parse(session.created) - Date.parse(eventTime);
  if (Math.abs(apart) <= clockMs) return null;
  const side = apart < 0 ? 'before' : 'after';
  return `${sessionTitle(session)} began ${formatDuration(Math.abs(apart))} ${side} the ${kind} that is on record as its beginning.`;
}
