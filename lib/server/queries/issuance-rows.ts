import type { IssuanceRow } from '#lib/core/contract/roles.ts';
import { issuanceKinds } from '#lib/core/roles/session-kinds.ts';
import { formatEventRef } from '#lib/core/view/event-ref.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** A row of `issuance` whose event is there, as `issuanceColumns` reads it. */
export interface StoredIssuance {
  time_ms: string | null;
  event_key: string;
  kind: number;
  outcome: number;
  log_account: string | null;
  caller: string | null;
  caller_account: string | null;
  role_arn: string | null;
  session_name: string | null;
  subject: string | null;
  provider: string | null;
  mfa_serial: string | null;
  switch_from: string | null;
  expires: Date | null;
}

/** Of `issuance AS i`. */
export const issuanceColumns = Prisma.sql`
  extract(epoch FROM nullif(i.event_time, '-infinity')) * 1000 AS time_ms, i.event_key, i.kind, i.outcome,
  i.log_account, i.caller, i.caller_account, i.role_arn, i.session_name, i.subject, i.provider, i.mfa_serial,
  i.switch_from, i.expires`;

export function toIssuanceRow(row: StoredIssuance): IssuanceRow {
  const eventTime = row.time_ms === null ? null : Number(row.time_ms);
  return {
    ref: formatEventRef({ eventTime, eventKey: row.event_key }),
    kind: issuanceKinds[row.kind] ?? 'AssumeRole',
    succeeded: row.outcome === 0,
    eventTime: eventTime === null ? null : new Date(eventTime).toISOString(),
    logAccount: row.log_account,
    caller: row.caller,
    callerAccount: row.caller_account,
    roleArn: row.role_arn,
    sessionName: row.session_name,
    subject: row.subject,
    provider: row.provider,
    mfaSerial: row.mfa_serial,
    switchFrom: row.switch_from,
    expires: row.expires?.toISOString() ?? null,
  };
}
