import type { ClientBase } from 'pg';

const monthOf = (time: number) => new Date(time).toISOString().slice(0, 7);

/** A key of the session-level advisory lock under which partitions are made. */
const partitionLock = 0x53504f4f;

/** Makes the months of events appear when they are needed; remembers those that are there. */
export class Partitions {
  readonly #known = new Set<string>();

  /** `times` in milliseconds since 1970; null is skipped, it has the default partition. */
  async ensure(client: ClientBase, times: Iterable<number | null>): Promise<void> {
    const missing = new Set<string>();
    let lastDay = Number.NaN;
    for (const time of times) {
      if (time === null) continue;
      // Neighbouring events share the day mostly: formatting each would cost more than storing it.
      const day = Math.floor(time / 86_400_000);
      if (day === lastDay) continue;
      lastDay = day;
      const month = monthOf(time);
      if (!this.#known.has(month)) missing.add(month);
    }
    for (const month of [...missing].sort()) {
      await createMonth(client, month);
      this.#known.add(month);
    }
  }
}

async function createMonth(client: ClientBase, month: string): Promise<void> {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
  await client.query('SELECT pg_advisory_lock($1)', [partitionLock]);
  try {
    // Digits and a dash by construction: `month` comes from toISOString of a checked time.
    const name = `event_${month.replace('-', '_')}`;
    const { rows } = await client.query('SELECT WHERE to_regclass($1) IS NOT NULL', [name]);
    if (rows.length > 0) return;
    await client.query(
      `CREATE TABLE ${name} PARTITION OF event
         FOR VALUES FROM ('${month}-01T00:00:00Z') TO ('${next}-01T00:00:00Z')`,
    );
    await client.query(forgetFirstRange, [name]);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [partitionLock]);
  }
}

/**
 * An index of ranges knows the first one of an empty table, so that each of its rows would be added to it
 * for 60 µs; it is summed up with the others when the import settles.
 */
const forgetFirstRange = `
  SELECT brin_desummarize_range(indexrelid, 0)
  FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
  WHERE amname = 'brin' AND indrelid = $1::regclass`;
