import type { ClientBase } from 'pg';
import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import { identityTypes, outcomes } from '#lib/core/cloudtrail/enums.ts';
import { wideLookupHash } from '#lib/core/cloudtrail/lookup-hash.ts';
import type { NormalisedEvent } from '#lib/core/cloudtrail/normalised-event.ts';
import { issuanceKinds } from '#lib/core/roles/session-kinds.ts';
import type { CachedId, IdCache } from './id-cache.ts';
import { cleaned, hashText, idText, timeText } from './session-notes.ts';

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
  callerSession: CachedId | null,
  values: IdCache,
): IssuanceRow | null {
  const { issuance, eventTime } = event;
  if (issuance === null) return null;
  const entry = (path: string, value: string | null) =>
    value === null ? null : idText(values.id(path, cleanText(value)));
  const hash = (path: string, value: string | null) => (value === null ? null : hashText(path, value));
  return {
    seq,
    columns: {
      event_time: timeText(eventTime) ?? '-infinity',
      event_key: Buffer.from(key, 'latin1').toString('hex'),
      expires: timeText(issuance.expires),
      issued_key: hash('accessKeyId', issuance.issuedKeyId),
      issued_principal: hash('principalId', issuance.issuedPrincipalId),
      shared_event: issuance.sharedEventID === null ? null : String(wideLookupHash(issuance.sharedEventID)),
      caller_session: callerSession === null ? null : idText(callerSession),
      role_id: entry('principal', issuance.roleArn),
      caller_account: entry('account', issuance.callerAccount),
      switch_from: entry('actor', issuance.switchFrom),
      caller: entry('principal', event.principal),
      named: namesRole(event, issuance.roleArn),
      kind: issuanceKinds.indexOf(issuance.kind),
      outcome: outcomes.indexOf(event.outcome),
      caller_type: identityTypes.indexOf(event.identityType),
      session_name: cleaned(issuance.sessionName),
      subject: cleaned(issuance.subject),
      provider: cleaned(issuance.provider),
      mfa_serial: cleaned(issuance.mfaSerial),
    },
  };
}

/** Whether a search for the request's role finds the event. */
function namesRole({ terms }: NormalisedEvent, roleArn: string | null): boolean {
  const role = cleaned(roleArn);
  return terms.some(({ path, value }) => path === 'requestParameters.roleArn' && value === role);
}

/**
 * The issuances among the rows of `seqs`, which are the new ones. A row is there already where its
 * event was deleted before and is brought again: it is to be stitched anew like the others.
 */
export async function insertIssuances(
  client: ClientBase,
  issuances: readonly IssuanceRow[],
  seqs: ReadonlySet<number>,
): Promise<void> {
  const rows = issuances.filter(({ seq }) => seqs.has(seq)).map(({ columns }) => columns);
  if (rows.length > 0) await client.query(insert, [JSON.stringify(rows)]);
}

const columns = `event_time timestamptz, event_key uuid, expires timestamptz, issued_key bigint,
  issued_principal bigint, shared_event bigint, caller_session bigint, role_id bigint, caller_account bigint,
  switch_from bigint, caller bigint, named boolean, kind smallint, outcome smallint, caller_type smallint, session_name text, subject text,
  provider text, mfa_serial text`;
const names = columns.replace(/ (timestamptz|uuid|smallint|text|bigint|boolean)/g, '');

const insert = `
  WITH given AS (SELECT ${names} FROM json_to_recordset($1) AS given (${columns})), added AS (
    INSERT INTO issuance (${names}) SELECT * FROM given ORDER BY event_time, event_key
    ON CONFLICT (event_time, event_key) DO NOTHING
  )
  INSERT INTO loose_issuance (event_time, event_key, moved) SELECT event_time, event_key, false FROM given`;
