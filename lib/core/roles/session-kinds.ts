/**
 * Closed sets of the tables of credential sessions, stored as their index in a smallint column.
 * Append only: an index, once stored, keeps its meaning.
 */

/** What kind of credentials made a call. */
export const sessionKinds = [
  /** A long-lived key of an IAM user or of root. */
  'access-key',
  'role',
  /** Temporary credentials of an IAM user: a console sign-in or GetSessionToken. */
  'user',
  'root',
  'federated-user',
  'identity-center',
  /** A temporary key of which nothing else is known. */
  'temporary-key',
] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** What call hands credentials out, or enters a session. */
export const issuanceKinds = [
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'AssumeRoot',
  'GetSessionToken',
  'GetFederationToken',
  'GetCredentialsForIdentity',
  'CreateAccessKey',
  'ConsoleLogin',
  'SwitchRole',
  'RenewRole',
  'GetRoleCredentials',
  'CreateOAuth2Token',
  'GetDelegatedAccessToken',
] as const;
export type IssuanceKind = (typeof issuanceKinds)[number];

/** How sure it is that a call issued a session's credentials, the surest first. */
export const grades = [
  /** The key that the call handed out is the key that signed. */
  'key',
  /** The call's assumedRoleId (or caller) is the session's principalId, its time the creationDate. */
  'session',
  /** The same, with clocks a second apart. */
  'session-near',
  /** Role, session name and time agree, or the console names where it switched from; no id does. */
  'inferred',
  /** The key is the same, but role, session name or time of the call contradict those of the session. */
  'key-doubted',
] as const;
export type Grade = (typeof grades)[number];

/** The first two rest on ids that AWS wrote into both records. */
export const isExact = (grade: Grade): boolean => grade === 'key' || grade === 'session';
