import type { IssuanceRow, SessionRow } from '../contract/roles.ts';

/** What the link between a session and the call that issued it rests on, in a sentence. */
export function proofOf(session: SessionRow, issuance: IssuanceRow | null): string {
  if (session.kind === 'access-key' && issuance === null)
    return 'A long-lived key. The record that made it is not in the logs.';
  if (issuance === null && session.reasons.includes('forwarded'))
    return 'Services made these calls for the same user (invokedBy). Which of its sessions they went on with is inferred: it called in that second, or it alone called in that hour.';
  if (issuance === null) return 'The record that issued these credentials is not in the logs.';
  if (session.parent !== null && issuance.switchFrom !== null)
    return `The console says that it switched from ${issuance.switchFrom}; which of that identity's sessions it was is inferred from time.`;
  switch (session.grade) {
    case 'key':
      return `${issuance.kind} handed out the access key that signed this session's calls.`;
    case 'key-doubted':
      return `${issuance.kind} handed out the access key that signed this session's calls, but what the two say of whose it is and since when does not agree.`;
    case 'session':
      return `${issuance.kind} answered with this session's principalId, in the second of its creationDate.`;
    case 'session-near':
      return `${issuance.kind} answered with this session's principalId, a second from its creationDate.`;
    default:
      if (issuance.kind === 'ConsoleLogin')
        return 'The credentials came from the console (sessionCredentialFromConsole); that this sign-in of the same user, the last before, led to them is inferred.';
      return `Role, session name and time of ${issuance.kind} agree with this session; no id joins them.`;
  }
}

/** Who or what stands at the start of a chain, as far as the records go. */
export function originOf(root: SessionRow, issuance: IssuanceRow | null): string {
  if (issuance?.subject != null) return withProvider(issuance.subject, issuance.provider);
  if (root.kind === 'role' && issuance?.caller != null && issuance.caller !== root.roleArn)
    return issuance.caller;
  if (root.kind === 'role' && root.provider !== null)
    return `${root.sessionName ?? root.key} (${root.provider})`;
  return root.arn ?? root.roleArn ?? root.principalId ?? root.key;
}

function withProvider(subject: string, provider: string | null): string {
  return provider === null ? subject : `${subject} (${provider})`;
}
