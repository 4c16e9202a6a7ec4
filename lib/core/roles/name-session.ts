import type { SessionRow } from '../contract/roles.ts';
import type { SessionKind } from './session-kinds.ts';

/** A session as people say it. */
export interface SessionName {
  /** Who: a session name, a user, a key. */
  readonly name: string;
  /** What it acts as: a role. Null for what is no role. */
  readonly as: string | null;
  /** "a role session". */
  readonly what: string;
}

type Named = Pick<SessionRow, 'key' | 'kind' | 'arn' | 'principalId' | 'roleArn' | 'sessionName' | 'reasons'>;

const whats: Record<SessionKind, string> = {
  'access-key': 'a long-lived access key',
  role: 'a role session',
  user: 'temporary credentials of an IAM user',
  root: 'the root user',
  'federated-user': 'a federated user',
  'identity-center': 'an IAM Identity Center user',
  'temporary-key': 'a temporary key of which nothing else is known',
};

/** `deploy` of arn:aws:iam::111122223333:role/path/deploy; what is no such ARN stays as it is. */
export function lastOfArn(arn: string): string {
  const at = arn.lastIndexOf('/');
  if (arn.startsWith('arn:') && at > 0 && at < arn.length - 1) return arn.slice(at + 1);
  return /^arn:[^:]*:iam::\d+:root$/.test(arn) ? 'root' : arn;
}

export function nameSession(session: Named): SessionName {
  const what = session.reasons.includes('forwarded')
    ? 'calls that services made for a user'
    : whats[session.kind];
  const role = session.roleArn === null ? null : lastOfArn(session.roleArn);
  if (session.sessionName !== null) return { name: session.sessionName, as: role, what };
  const known = session.arn ?? session.principalId;
  return { name: known === null ? session.key : lastOfArn(known), as: role, what };
}

/** In one line: `release-4471 as production-admin`. */
export function sessionTitle(session: Named): string {
  const { name, as } = nameSession(session);
  if (session.reasons.includes('forwarded')) return `services for ${name}`;
  return as === null || as === name ? name : `${name} as ${as}`;
}
