import { roleOfSession } from '../cloudtrail/identity.ts';
import type { JsonObject } from '../cloudtrail/parse-record.ts';
import { objectOf, textOf } from '../cloudtrail/read-field.ts';
import { parseTime } from '../cloudtrail/time.ts';
import { afterColon } from './read-session.ts';
import type { IssuanceKind } from './session-kinds.ts';

/**
 * What a call that hands out credentials, or enters a session, says of them (STS API reference;
 * IAM user guide, "Logging IAM and AWS STS API calls"; sign-in events of the CloudTrail guide).
 * Calls that were refused are issuances too: what somebody tried.
 */
export interface Issuance {
  readonly kind: IssuanceKind;
  readonly issuedKeyId: string | null;
  /** The principalId that the new session's records carry. */
  readonly issuedPrincipalId: string | null;
  /** userIdentity.accountId: whose principal called. */
  readonly callerAccount: string | null;
  /** The role that was asked for. */
  readonly roleArn: string | null;
  readonly sessionName: string | null;
  /** Milliseconds since 1970; null for a key without an end, and where it cannot be read. */
  readonly expires: number | null;
  readonly sharedEventID: string | null;
  /** Who stands behind the caller as an identity provider knows them: SAML, web identity, Cognito identity. */
  readonly subject: string | null;
  readonly provider: string | null;
  /** The MFA device whose code came with the call. */
  readonly mfaSerial: string | null;
  /** additionalEventData.SwitchFrom: the ARN that switched (console). */
  readonly switchFrom: string | null;
}

type Source = 'sts' | 'signin' | 'cognito-identity' | 'iam' | 'sso';
const kinds = {
  AssumeRole: 'sts',
  AssumeRoleWithSAML: 'sts',
  AssumeRoleWithWebIdentity: 'sts',
  AssumeRoot: 'sts',
  GetSessionToken: 'sts',
  GetFederationToken: 'sts',
  GetDelegatedAccessToken: 'sts',
  GetCredentialsForIdentity: 'cognito-identity',
  CreateAccessKey: 'iam',
  ConsoleLogin: 'signin',
  SwitchRole: 'signin',
  RenewRole: 'signin',
  CreateOAuth2Token: 'signin',
  GetRoleCredentials: 'sso',
} as const satisfies Record<IssuanceKind, Source>;
/** By eventName its eventSource. */
const sources = new Map(Object.entries(kinds).map(([kind, source]) => [kind, `${source}.amazonaws.com`]));

/** Null for a call that issues nothing. Never throws, whatever the record holds. */
export function readIssuance(record: JsonObject): Issuance | null {
  const { eventName, eventSource } = record;
  if (typeof eventName !== 'string' || typeof eventSource !== 'string') return null;
  if (sources.get(eventName) !== eventSource) return null;
  const kind = eventName as IssuanceKind;
  const request = objectOf(record.requestParameters);
  const answer = objectOf(record.responseElements);
  const more = objectOf(record.additionalEventData);
  const identity = objectOf(record.userIdentity);
  const credentials = objectOf(answer.credentials ?? answer.roleCredentials ?? answer.accessKey);
  const issuedPrincipalId = issuedTo(kind, record, identity, answer);
  return {
    kind,
    issuedKeyId: textOf(credentials.accessKeyId),
    issuedPrincipalId,
    callerAccount: textOf(identity.accountId),
    roleArn: withoutSpaces(textOf(request.roleArn) ?? refusedRole(record) ?? switchedRole(kind, identity)),
    sessionName: textOf(request.roleSessionName) ?? textOf(request.name) ?? afterColon(issuedPrincipalId),
    expires: parseTime(credentials.expiration),
    sharedEventID: textOf(record.sharedEventID),
    ...behind(kind, identity, request, answer),
    mfaSerial: textOf(request.serialNumber) ?? textOf(more.MFAIdentifier),
    switchFrom: textOf(more.SwitchFrom),
  };
}

/** The principalId of who gets the credentials; the caller's own where they stay the same person. */
function issuedTo(
  kind: IssuanceKind,
  record: JsonObject,
  identity: JsonObject,
  answer: JsonObject,
): string | null {
  switch (kind) {
    case 'GetFederationToken':
      return textOf(objectOf(answer.federatedUser).federatedUserId);
    case 'AssumeRoot':
      return accountOfArn(textOf(objectOf(record.requestParameters).targetPrincipal));
    case 'GetSessionToken':
    case 'ConsoleLogin':
    case 'SwitchRole':
    case 'RenewRole':
    case 'CreateOAuth2Token':
      return textOf(identity.principalId);
    default:
      return textOf(objectOf(answer.assumedRoleUser).assumedRoleId);
  }
}

/** AssumeRoot is given an account or its root's ARN, and root's principalId is the account. */
function accountOfArn(target: string | null): string | null {
  if (target === null || /^\d{12}$/.test(target)) return target;
  return target.split(':')[4] ?? null;
}

/** STS leaves requestParameters out of a refusal; its message still names the role. */
function refusedRole(record: JsonObject): string | null {
  const message = textOf(record.errorMessage);
  return message === null ? null : (/\bon resource: (arn:[^\s]{1,300})/.exec(message)?.[1] ?? null);
}

/** SwitchRole is written by the role itself, in its own account. */
function switchedRole(kind: IssuanceKind, identity: JsonObject): string | null {
  return kind === 'SwitchRole' || kind === 'RenewRole' ? roleOfSession(identity) : null;
}

function behind(kind: IssuanceKind, identity: JsonObject, request: JsonObject, answer: JsonObject) {
  if (kind === 'AssumeRoleWithSAML' || kind === 'AssumeRoleWithWebIdentity') {
    return {
      subject:
        textOf(identity.userName) ??
        textOf(answer.subject) ??
        textOf(answer.subjectFromWebIdentityToken) ??
        textOf(identity.principalId),
      provider: textOf(request.principalArn) ?? textOf(identity.identityProvider) ?? textOf(answer.provider),
    };
  }
  if (kind === 'GetCredentialsForIdentity') {
    return { subject: textOf(request.identityId) ?? textOf(answer.identityId), provider: 'Cognito identity' };
  }
  return { subject: null, provider: null };
}

/** The guide's own sample has a blank inside an ARN. */
function withoutSpaces(arn: string | null): string | null {
  return arn === null || !/\s/.test(arn) ? arn : arn.replace(/\s+/g, '');
}
