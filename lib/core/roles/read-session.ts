import { identityTypeOf, roleOfSession } from '../cloudtrail/identity.ts';
import { isObject } from '../cloudtrail/parse-record.ts';
import { objectOf, textOf } from '../cloudtrail/read-field.ts';
import { parseTime } from '../cloudtrail/time.ts';
import type { SessionKind } from './session-kinds.ts';

/**
 * The credentials that made a call, as its userIdentity tells (CloudTrail userIdentity element).
 * Every record of a session tells the same but for what its version or service leaves out.
 */
export interface CredentialSession {
  /**
   * What groups a session's records, whatever key signed: consoles and forward-access sessions
   * change keys from call to call. `<principalId>@<creationDate>`; with a signInSessionArn that in
   * place of the date; a long-lived key itself; else the nearest there is.
   */
  readonly key: string;
  readonly kind: SessionKind;
  readonly principalId: string | null;
  /** Milliseconds since 1970: sessionContext.attributes.creationDate. */
  readonly created: number | null;
  /** sessionIssuer.arn, else the role of the session's own ARN; null for what is no role. */
  readonly roleArn: string | null;
  /** The part of a role session's principalId after the role's id: roleSessionName. */
  readonly sessionName: string | null;
  /** userIdentity.accountId. */
  readonly account: string | null;
  readonly sourceIdentity: string | null;
  readonly signInSessionArn: string | null;
  /** webIdFederationData.federatedProvider, for sessions that a web identity opened. */
  readonly provider: string | null;
  /** userIdentity.arn. */
  readonly arn: string | null;
  /** mfaAuthenticated, where it is said. */
  readonly mfa: boolean | null;
  /** Whether the caller itself called, and no service on its behalf (invokedBy: forward-access sessions). */
  readonly direct: boolean;
}

/** Null for calls without credentials of their own: services, anonymous callers, callers from elsewhere. */
export function readSession(userIdentity: unknown): CredentialSession | null {
  if (!isObject(userIdentity)) return null;
  const type = identityTypeOf(userIdentity);
  if (type === 'AWSService' || type === 'AWSAccount' || type === 'SAMLUser' || type === 'WebIdentityUser')
    return null;
  const accessKeyId = textOf(userIdentity.accessKeyId);
  const context = objectOf(userIdentity.sessionContext);
  const attributes = objectOf(context.attributes);
  const principalId = textOf(userIdentity.principalId);
  const created = parseTime(attributes.creationDate);
  const signInSessionArn = textOf(context.signInSessionArn);
  // A guide's samples show one key with a user and a role: only a user's or root's can be long-lived.
  const longLived = accessKeyId?.startsWith('AKIA') === true && (type === 'IAMUser' || type === 'Root');
  const key = longLived
    ? accessKeyId
    : keyOf(
        principalId,
        created,
        attributes.creationDate,
        signInSessionArn,
        accessKeyId,
        textOf(userIdentity.credentialId),
      );
  if (key === null || (type === 'Unknown' && accessKeyId === null)) return null;
  const isRole = type === 'AssumedRole' || type === 'Role';
  const mfa = textOf(attributes.mfaAuthenticated)?.toLowerCase();
  return {
    key,
    kind: longLived ? 'access-key' : kindOf(type),
    principalId,
    created: longLived ? null : created,
    roleArn: isRole ? (textOf(objectOf(context.sessionIssuer).arn) ?? roleOfSession(userIdentity)) : null,
    sessionName: isRole ? afterColon(principalId) : null,
    account: textOf(userIdentity.accountId),
    sourceIdentity: textOf(context.sourceIdentity) ?? textOf(attributes.sourceIdentity),
    signInSessionArn,
    provider: textOf(objectOf(context.webIdFederationData).federatedProvider),
    arn: textOf(userIdentity.arn),
    mfa: mfa === 'true' ? true : mfa === 'false' ? false : null,
    direct: callsItself(textOf(userIdentity.invokedBy)),
  };
}

/** The key of the session that a call by `principalId` at `time` opens. */
export function sessionKey(principalId: string, time: number): string {
  return `${principalId}@${new Date(time).toISOString()}`;
}

/** What signs people in to the console is the caller's own hand. */
function callsItself(invokedBy: string | null): boolean {
  return invokedBy === null || invokedBy.toLowerCase() === 'signin.amazonaws.com';
}

/** `2023-07-10T11:42:36Z` of a time that can be read: spelled out from the number it takes four times as long. */
function isPlain(date: unknown): date is string {
  return (
    typeof date === 'string' &&
    date.length === 20 &&
    date.charCodeAt(4) === 0x2d &&
    date.charCodeAt(7) === 0x2d &&
    date.charCodeAt(10) === 0x54 &&
    date.charCodeAt(13) === 0x3a &&
    // A leap second is the first of the next minute.
    date.charCodeAt(17) < 0x36 &&
    date.charCodeAt(19) === 0x5a
  );
}

function keyOf(
  principalId: string | null,
  created: number | null,
  creationDate: unknown,
  signIn: string | null,
  accessKeyId: string | null,
  credentialId: string | null,
): string | null {
  if (principalId !== null && signIn !== null) return `${principalId}@${signIn}`;
  if (principalId !== null && created !== null) {
    return isPlain(creationDate)
      ? `${principalId}@${creationDate.slice(0, 19)}.000Z`
      : sessionKey(principalId, created);
  }
  return accessKeyId ?? credentialId;
}

function kindOf(type: string): SessionKind {
  if (type === 'AssumedRole' || type === 'Role') return 'role';
  if (type === 'IAMUser') return 'user';
  if (type === 'Root') return 'root';
  if (type === 'FederatedUser') return 'federated-user';
  return type === 'IdentityCenterUser' ? 'identity-center' : 'temporary-key';
}

/** The principalId in a session's key; null for a key that is an access key or credential id. */
export function principalIn(key: string): string | null {
  // Session names may be e-mail addresses; a date or an ARN comes after the last one.
  const at = key.lastIndexOf('@');
  return at < 0 ? null : key.slice(0, at);
}

/** `session` of `AROA…:session`; null where there is none. */
export function afterColon(text: string | null): string | null {
  const at = text?.indexOf(':') ?? -1;
  return text === null || at < 0 ? null : text.slice(at + 1) || null;
}
