import { shortService } from '../cloudtrail/readable-principal.ts';
import type { ChainStep, IssuanceRow } from '../contract/roles.ts';
import { lastOfArn, nameSession, sessionTitle } from './name-session.ts';

/** One step of a chain in plain words: what happened, never more than the records say. */
export function tellStep({ session, issuance }: ChainStep): string {
  const { name, as, what } = nameSession(session);
  if (issuance === null) {
    if (session.kind === 'access-key') return `${name} signed with a long-lived access key.`;
    if (session.reasons.includes('forwarded')) return `Services called on for ${name}.`;
    if (session.kind === 'role' && as !== null) return `${as} was in use as ${name}.`;
    return `${name} was in use: ${what}.`;
  }
  return `${tellIssuance(issuance, sessionTitle(session))}.`;
}

/** `bob became production-admin as release-4471`; `whom` is who got the credentials, where it is known. */
export function tellIssuance(issuance: IssuanceRow, whom: string | null = null): string {
  const caller = callerName(issuance);
  const role = issuance.roleArn === null ? null : lastOfArn(issuance.roleArn);
  const called = issuance.sessionName === null ? '' : ` as ${issuance.sessionName}`;
  const became = role === null ? `became ${whom ?? 'a role'}` : `became ${role}${called}`;
  const provider = issuance.provider === null ? 'its identity provider' : lastOfArn(issuance.provider);
  const end = issuance.succeeded ? '' : ', and was refused';
  switch (issuance.kind) {
    case 'AssumeRole':
      return issuance.succeeded
        ? `${caller} ${became}`
        : `${caller} asked to become ${role ?? 'a role'}${end}`;
    case 'AssumeRoleWithSAML':
    case 'AssumeRoleWithWebIdentity':
      return `${caller} came through ${provider} and ${became}${end}`;
    case 'AssumeRoot':
      return `${caller} became root of ${whom ?? 'a member account'}${end}`;
    case 'GetSessionToken':
      return `${caller} asked for temporary credentials${end}`;
    case 'GetFederationToken':
      return `${caller} asked for credentials of a federated user${called}${end}`;
    case 'GetCredentialsForIdentity':
      return `A Cognito identity got credentials of ${role ?? whom ?? 'a role'}${end}`;
    case 'CreateAccessKey':
      return whom === null
        ? `${caller} made a long-lived access key${end}`
        : `${caller} made a long-lived access key for ${whom}${end}`;
    case 'ConsoleLogin':
      return `${whom ?? caller} signed in to the console${end}`;
    case 'SwitchRole':
      return `${issuance.switchFrom === null ? caller : lastOfArn(issuance.switchFrom)} switched to ${role ?? whom ?? 'a role'} in the console${end}`;
    case 'RenewRole':
      return `The console renewed the session of ${role ?? whom ?? 'a role'}${end}`;
    case 'GetRoleCredentials':
      return `${caller} took role credentials from IAM Identity Center${end}`;
    case 'CreateOAuth2Token':
      return `${caller} signed in to the command line through the browser${end}`;
    case 'GetDelegatedAccessToken':
      return `${caller} got delegated access${end}`;
  }
}

function callerName({ subject, caller, callerAccount }: IssuanceRow): string {
  const known = subject ?? caller;
  if (known === null) return callerAccount === null ? 'Somebody' : `Somebody of ${callerAccount}`;
  if (/^\d{12}$/.test(known)) return `Somebody of ${known}`;
  return lastOfArn(shortService(known));
}

/** What to ask for where the other account's record of the call is missing; null where nothing is. */
export function missingHalf({ session, issuance }: ChainStep): string | null {
  if (session.missing === null) return null;
  const time = issuance?.eventTime ?? session.created ?? session.firstHour;
  return `Ask ${session.missing} for its logs of ${time.slice(0, 10)} (UTC): its record of this call is not here.`;
}
