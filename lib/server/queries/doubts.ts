import type { ChainStep } from '#lib/core/contract/roles.ts';
import { contradictions } from '#lib/core/roles/contradictions.ts';
import { sessionTitle } from '#lib/core/roles/name-session.ts';

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
    if (issuance === null || session.grade !== 'key-doubted') return doubts;
    return [...doubts, ...contradictions(session, issuance)];
  });
}
