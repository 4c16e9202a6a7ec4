import type { IssuanceRow } from '#lib/core/contract/roles.ts';
import { issuanceKinds } from '#lib/core/roles/session-kinds.ts';
import { formatEventRef } from '#lib/core/view/event-ref.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { lookUpValues } from './event-columns.ts';
import type { Ask } from './read-snapshot.ts';

/** A row of `issuance` with its event, as `issuanceColumns` reads it: int8 as strings. */
export interface StoredIssuance {
  time_ms: string | null;
  event_key: string;
  kind: number;
  outcome: number;
  log_id: string | null;
  caller_id: string | null;
  caller_account: string | null;
  role_id: string | null;
  switch_from: string | null;
  session_name: string | null;
  subject: string | null;
  provider: string | null;
  mfa_serial: string | null;
  expires: Date | null;
}

/** Of `issuanceTables`. */
export const issuanceColumns = Prisma.sql`
  extract(epoch FROM nullif(i.event_time, '-infinity')) * 1000 AS time_ms, i.event_key, i.kind, e.outcome,
  e.account_id AS log_id, e.principal_id AS caller_id, i.caller_account, i.role_id, i.switch_from, i.session_name,
  i.subject, i.provider, i.mfa_serial, i.expires`;

/** An issuance means something while its event is there. */
export const issuanceTables = Prisma.sql`
  issuance AS i JOIN event AS e ON e.event_time = i.event_time AND e.event_key = i.event_key`;

/** Rows with what their ids stand for. */
export async function toIssuanceRows(ask: Ask, stored: readonly StoredIssuance[]): Promise<IssuanceRow[]> {
  const values = await lookUpValues(
    ask,
    stored.flatMap((row) => [row.log_id, row.caller_id, row.caller_account, row.role_id, row.switch_from]),
  );
  const textOfId = (id: string | null) => (id === null ? null : (values.get(id) ?? null));
  return stored.map((row) => {
    const eventTime = row.time_ms === null ? null : Number(row.time_ms);
    return {
      ref: formatEventRef({ eventTime, eventKey: row.event_key }),
      kind: issuanceKinds[row.kind] ?? 'AssumeRole',
      succeeded: row.outcome === 0,
      eventTime: eventTime === null ? null : new Date(eventTime).toISOString(),
      logAccount: textOfId(row.log_id),
      caller: textOfId(row.caller_id),
      callerAccount: textOfId(row.caller_account),
      roleArn: textOfId(row.role_id),
      sessionName: row.session_name,
      subject: row.subject,
      provider: row.provider,
      mfaSerial: row.mfa_serial,
      switchFrom: textOfId(row.switch_from),
      expires: row.expires?.toISOString() ?? null,
    };
  });
}
