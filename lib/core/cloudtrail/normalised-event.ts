import type { Issuance } from '../roles/read-issuance.ts';
import type { CredentialSession } from '../roles/read-session.ts';
import type { EventCategory, IdentityType, Outcome, ReadOnlyState, TimeOrigin } from './enums.ts';

/**
 * What is derived from a record, once, when it is stored. Every question that a list, chart or
 * facet asks is answered from these; the raw record is opened only to be read by a person.
 *
 * Strings are cleaned for PostgreSQL text (no NUL, no lone surrogate) and at most
 * `maxValueLength` characters; `flags` says when that changed something. The raw record keeps
 * its exact bytes elsewhere.
 */
export interface NormalisedEvent {
  /** Milliseconds since 1970, UTC; null when the record has no usable time. */
  readonly eventTime: number | null;
  readonly timeOrigin: TimeOrigin;

  readonly eventID: string | null;
  readonly requestID: string | null;
  readonly sharedEventID: string | null;

  readonly eventCategory: EventCategory;
  readonly eventType: string | null;
  readonly eventSource: string | null;
  /** The base name: `ListFunctions` for `ListFunctions20150331`. */
  readonly eventName: string | null;
  readonly awsRegion: string | null;
  /** recipientAccountId, else userIdentity.accountId: the account whose log this is. */
  readonly account: string | null;

  readonly identityType: IdentityType;
  /**
   * Who acted, at the level at which people ask: a user's ARN, an assumed role's role ARN
   * (sessionIssuer), the root ARN, a service's DNS name, an account. Stable across sessions.
   */
  readonly principal: string | null;
  /** The same at the level of the session: userIdentity.arn as delivered, or the nearest to it. */
  readonly actor: string | null;
  /** userIdentity.accessKeyId: the key that signed the call. */
  readonly accessKeyId: string | null;
  /** The credentials that made the call; null for services, anonymous callers and callers from elsewhere. */
  readonly session: CredentialSession | null;
  /** What the call says of credentials that it hands out; null for other calls. */
  readonly issuance: Issuance | null;

  /** As delivered: an address, a service's DNS name, or "AWS Internal". */
  readonly sourceIPAddress: string | null;
  readonly userAgent: string | null;

  readonly outcome: Outcome;
  /** errorCode; where only an errorMessage tells of the failure, that message's short form. */
  readonly errorCode: string | null;
  readonly readOnly: ReadOnlyState;

  /** Bits of `EventFlag`. */
  readonly flags: number;
  /** Searchable (path, value) pairs, without duplicates; see terms.ts for what is left out. */
  readonly terms: readonly Term[];
}

export interface Term {
  /** Dotted path without array indexes: `requestParameters.bucketName`. */
  readonly path: string;
  readonly value: string;
}

/** Facts about a stored event that cost a bit each. Append only. */
export const EventFlag = {
  /** A column's text differs from the raw bytes: NUL, lone surrogate, or cut at maxValueLength. */
  cleaned: 1,
  /** More terms than `maxTerms`: the rest is found only in the raw record. */
  termsCut: 2,
  /** mfaAuthenticated was "true". */
  mfa: 4,
  /** The call came through the console (sessionCredentialFromConsole, signin.amazonaws.com …). */
  console: 8,
  /** eventVersion is newer than this build knows (major 1). */
  newerVersion: 16,
  /**
   * A row of the console's Event-history CSV: of the caller it has a user name and an access key
   * alone, of the call no parameters, no answer, no error message.
   */
  fromHistoryCsv: 32,
  /** A row of a query's result (Athena, CloudTrail Lake, a search): its columns are what was asked for. */
  fromTable: 64,
  /** A spreadsheet changed cells of the row: what could not be read back is left out. */
  cellsChanged: 128,
} as const;

export const maxValueLength = 1024;
export const maxTerms = 256;
