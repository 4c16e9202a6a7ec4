import type { ClientBase } from 'pg';
import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import { identityTypes, outcomes } from '#lib/core/cloudtrail/enums.ts';
import type { NormalisedEvent } from '#lib/core/cloudtrail/normalised-event.ts';
import { issuanceKinds } from '#lib/core/roles/session-kinds.ts';
import { timeText } from './store-sessions.ts';

/** A record that issues credentials, as the batch keeps it until it is known to be new. */
export interface IssuanceRow {
  readonly seq: number;
  readonly columns: object;
}

/** `key`: the event's key, 16 characters of one byte; `callerSession`: id of the session that called. */
export function toIssuanceRow(
  event: NormalisedEvent,
  seq: number,
  key: string,
  callerSession: string | null,
): IssuanceRow | null {
  const { issuance, eventTime } = event;
  if (issuance === null) return null;
  const text = (value: string | null) => (value === null ? null : cleanText(value));
  return {
    seq,
    columns: {
      event_time: timeText(eventTime) ?? '-infinity',
      event_key: Buffer.from(key, 'latin1').toString('hex'),
      kind: issuanceKinds.indexOf(issuance.kind),
      outcome: outcomes.indexOf(event.outcome),
      issued_key: text(issuance.issuedKeyId),
      issued_principal: text(issuance.issuedPrincipalId),
      role_arn: text(issuance.roleArn),
      session_name: text(issuance.sessionName),
      source_identity: text(issuance.sourceIdentity),
      expires: timeText(issuance.expires),
      caller_session: callerSession,
      caller_type: identityTypes.indexOf(event.identityType),
      caller_account: text(issuance.callerAccount),
      caller: event.principal,
      log_account: event.account,
      shared_event: text(issuance.sharedEventID),
      sign_in: text(issuance.signInSessionArn),
      subject: text(issuance.subject),
      provider: text(issuance.provider),
      mfa_serial: text(issuance.mfaSerial),
      switch_from: text(issuance.switchFrom),
    },
  };
}

/**
 * The issuances among the rows of `seqs`, which are the new ones. A row is there already where its
 * event was deleted before and is brought again; it is to be stitched anew.
 */
export async function insertIssuances(
  client: ClientBase,
  issuances: readonly IssuanceRow[],
  seqs: ReadonlySet<number>,
): Promise<void> {
  const rows = issuances.filter(({ seq }) => seqs.has(seq)).map(({ columns }) => columns);
  if (rows.length > 0) await client.query(insert, [JSON.stringify(rows)]);
}

const columns = `event_time timestamptz, event_key uuid, kind smallint, outcome smallint, issued_key text,
  issued_principal text, role_arn text, session_name text, source_identity text, expires timestamptz,
  caller_session bigint, caller_type smallint, caller_account text, caller text, log_account text,
  shared_event text, sign_in text, subject text, provider text, mfa_serial text, switch_from text`;
const names = columns.replace(/ (timestamptz|uuid|smallint|text|bigint)/g, '');

const insert = `
  INSERT INTO issuance (${names}) SELECT ${names} FROM json_to_recordset($1) AS given (${columns})
  ORDER BY event_time, event_key
  ON CONFLICT (event_time, event_key) DO UPDATE SET stitched = false`;
