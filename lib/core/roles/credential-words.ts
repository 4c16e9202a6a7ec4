import type { SessionDetailResponse } from '../contract/roles.ts';
import { lastOfArn } from './name-session.ts';

type Detail = Pick<SessionDetailResponse, 'session' | 'delivery'> & {
  readonly steps: readonly Pick<SessionDetailResponse['steps'][number], 'issuance'>[];
};

/**
 * What is known of a second factor. A role that an identity provider opens says "false" whatever
 * happened there: that is not recorded, and no "no".
 */
export function mfaWords({ session, steps }: Detail): string {
  const issuance = steps.at(-1)?.issuance ?? null;
  if (issuance?.mfaSerial != null) return `used: ${lastOfArn(issuance.mfaSerial)}`;
  if (session.mfa === true) return 'used';
  if (session.kind === 'access-key') return 'a long-lived key has none';
  const elsewhere = issuance?.kind === 'AssumeRoleWithSAML' || issuance?.kind === 'AssumeRoleWithWebIdentity';
  if (elsewhere || session.provider !== null) return 'not recorded: a matter of the identity provider';
  return session.mfa === false ? 'not used' : 'not recorded';
}

/** How the credentials came to who used them, as the session's first record says; null for nothing special. */
export function deliveryWords({ session, delivery }: Detail): string | null {
  if (delivery === null) return null;
  if (delivery.ec2 !== null)
    return `by an EC2 instance's metadata service, version ${delivery.ec2.replace(/\.0$/, '')}`;
  if (delivery.console) return 'by the console';
  if (delivery.invokedBy === null) return null;
  return session.kind === 'role' && session.grade === null
    ? `${delivery.invokedBy} acted as the role`
    : `${delivery.invokedBy} made the call on its behalf`;
}
