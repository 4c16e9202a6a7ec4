import type { ClientBase } from 'pg';

/**
 * Imports deliver events side by side; taking deliveries back needs to see all of them, as an
 * import that finds an event present relies on it. So importers share a lock within their
 * transaction, and each step of a deletion has it alone.
 */
const writingLock = 0x53505752;

/** Begins a transaction that delivers. */
export async function beginDelivery(client: ClientBase): Promise<void> {
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock_shared(${writingLock})`);
}

/** Begins a transaction that takes deliveries back. */
export async function beginWithdrawal(client: ClientBase): Promise<void> {
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${writingLock})`);
}
