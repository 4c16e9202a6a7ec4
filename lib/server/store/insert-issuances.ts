import type { ClientBase } from 'pg';
import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import { identityTypes, outcomes } from '#lib/core/cloudtrail/enums.ts';
import { wideLookupHash } from '#lib/core/cloudtrail/lookup-hash.ts';
import type { NormalisedEvent } from '#lib/core/cloudtrail/normalised-event.ts';
import type { Issuance } from '#lib/core/roles/read-issuance.ts';
import { issuanceKinds } from '#lib/core/roles/session-kinds.ts';
import { CopyBuffer, timestamptzOid, uuidOid } from './copy-buffer.ts';
import { copyIn } from './copy-in.ts';
import { copyNew } from './copy-new.ts';
import type { CachedId, IdCache, IdHalves } from './id-cache.ts';
import type { Novelty } from './novelty.ts';
import { cleaned, storableTime } from './session-notes.ts';

/** A record that issues credentials, as the batch keeps it until it is known to be new. */
export interface IssuanceRow {
  readonly seq: number;
  readonly eventTime: number | null;
  /** 16 characters of one byte. */
  readonly key: string;
  readonly expires: number | null;
  readonly issuedKey: IdHalves | null;
  readonly issuedPrincipal: IdHalves | null;
  /** Null where nobody has another record of the call. */
  readonly sharedEvent: bigint | null;
  readonly callerSession: CachedId | null;
  readonly role: IdHalves | null;
  readonly callerAccount: IdHalves | null;
  readonly switchFrom: IdHalves | null;
  readonly caller: IdHalves | null;
  readonly named: boolean;
  readonly kind: number;
  readonly outcome: number;
  readonly callerType: number;
  readonly sessionName: string | null;
  readonly subject: string | null;
  readonly provider: string | null;
  readonly mfaSerial: string | null;
}

/** `key`: the event's key; `callerSession`: id of the session that called. */
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
    value === null ? null : values.of(path).idAgain(cleanText(value));
  const hash = (path: string, value: string | null) =>
    value === null ? null : values.hash(path, cleanText(value));
  return {
    seq,
    eventTime,
    key,
    expires: storableTime(issuance.expires),
    issuedKey: hash('accessKeyId', issuance.issuedKeyId),
    issuedPrincipal: hash('principalId', issuance.issuedPrincipalId),
    sharedEvent: sharedEventOf(event, issuance),
    callerSession,
    role: entry('principal', issuance.roleArn),
    callerAccount: entry('account', issuance.callerAccount),
    switchFrom: entry('actor', issuance.switchFrom),
    caller: entry('principal', event.principal),
    named: namesRole(event, issuance.roleArn),
    kind: issuanceKinds.indexOf(issuance.kind),
    outcome: outcomes.indexOf(event.outcome),
    callerType: identityTypes.indexOf(event.identityType),
    sessionName: cleaned(issuance.sessionName),
    subject: cleaned(issuance.subject),
    provider: cleaned(issuance.provider),
    mfaSerial: cleaned(issuance.mfaSerial),
  };
}

/** What services ask for has one record: the other would lie in an account of AWS. */
function sharedEventOf({ identityType }: NormalisedEvent, { sharedEventID }: Issuance): bigint | null {
  return sharedEventID === null || identityType === 'AWSService' ? null : wideLookupHash(sharedEventID);
}

/** Whether a search for the request's role finds the event. */
function namesRole({ terms }: NormalisedEvent, roleArn: string | null): boolean {
  const role = cleaned(roleArn);
  return terms.some(({ path, value }) => path === 'requestParameters.roleArn' && value === role);
}

/** Once per connection that inserts issuances. */
export const issuanceStaging =
  'CREATE TEMPORARY TABLE IF NOT EXISTS staging_issuance (LIKE issuance) ON COMMIT DELETE ROWS';

/**
 * The issuances among the rows of `seqs`, which are the new ones. A row is there already where its
 * event was deleted before and is brought again: it is to be stitched anew like the others.
 */
export async function insertIssuances(
  client: ClientBase,
  issuances: readonly IssuanceRow[],
  seqs: ReadonlySet<number>,
  novelty: Novelty,
): Promise<void> {
  const rows = issuances.filter(({ seq }) => seqs.has(seq)).sort(byEvent);
  if (rows.length === 0) return;
  const message = encode(rows);
  if (!(await copyNew(client, `COPY issuance (${columns}) FROM STDIN BINARY`, message, novelty))) {
    await copyIn(client, `COPY staging_issuance (${columns}) FROM STDIN BINARY`, message);
    await client.query(
      `INSERT INTO issuance (${columns}) SELECT ${columns} FROM staging_issuance ON CONFLICT DO NOTHING`,
    );
  }
  await copyIn(client, 'COPY loose_issuance (times, keys, moved) FROM STDIN BINARY', encodeLoose(rows));
}

/** Neighbours in the index one after the other. */
function byEvent(a: IssuanceRow, b: IssuanceRow): number {
  const [left, right] = [a.eventTime ?? -Infinity, b.eventTime ?? -Infinity];
  if (left !== right) return left < right ? -1 : 1;
  return a.key < b.key ? -1 : Number(a.key > b.key);
}

/** In the order of `encode`. */
const columns = `event_time, event_key, expires, issued_key, issued_principal, shared_event, caller_session, role_id,
  caller_account, switch_from, caller, named, kind, outcome, caller_type, session_name, subject, provider, mfa_serial`;
const columnCount = 19;

function encode(rows: readonly IssuanceRow[]): Buffer {
  const copy = new CopyBuffer(rows.length * 320);
  for (const row of rows) {
    copy.row(columnCount);
    copy.timestamp(row.eventTime);
    copy.latin1(row.key);
    if (row.expires === null) copy.null();
    else copy.timestamp(row.expires);
    copy.id(row.issuedKey);
    copy.id(row.issuedPrincipal);
    if (row.sharedEvent === null) copy.null();
    else copy.bigint(row.sharedEvent);
    copy.id(row.callerSession);
    copy.id(row.role);
    copy.id(row.callerAccount);
    copy.id(row.switchFrom);
    copy.id(row.caller);
    copy.boolean(row.named);
    copy.int16(row.kind);
    copy.int16(row.outcome);
    copy.int16(row.callerType);
    copy.textOrNull(row.sessionName);
    copy.textOrNull(row.subject);
    copy.textOrNull(row.provider);
    copy.textOrNull(row.mfaSerial);
  }
  return copy.finish();
}

function encodeLoose(rows: readonly IssuanceRow[]): Buffer {
  const copy = new CopyBuffer(rows.length * 32 + 128);
  copy.row(3);
  copy.startArray(timestamptzOid, 8, rows.length);
  for (const { eventTime } of rows) copy.timestamp(eventTime);
  copy.startArray(uuidOid, 16, rows.length);
  for (const { key } of rows) copy.latin1(key);
  copy.boolean(false);
  return copy.finish();
}
