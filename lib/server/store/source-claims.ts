import pg from 'pg';

/**
 * Who works on a source right now, as advisory locks of one connection: a process that dies lets
 * go of its sources at once, without heartbeats or clean-up, and no source is worked on twice.
 */
export class SourceClaims {
  /** A pool of one: it keeps questions in line and its connection, and its locks, for good. */
  readonly #connection: pg.Pool;
  /** Advisory locks can be taken twice by their own connection: within this process, this decides. */
  readonly #held = new Set<string>();

  constructor(url: string) {
    this.#connection = new pg.Pool({
      connectionString: url,
      application_name: 'spoor-claims',
      max: 1,
      idleTimeoutMillis: 0,
      keepAlive: true,
    });
    // A lost connection is replaced by the next claim; without a listener it would end the process.
    this.#connection.on('error', () => undefined);
    this.#connection.on('connect', (client) => client.on('error', () => undefined));
  }

  /** False where it is being worked on already, here or in another process. */
  async claim(sourceId: string): Promise<boolean> {
    if (this.#held.has(sourceId)) return false;
    this.#held.add(sourceId);
    let claimed = false;
    try {
      const { rows } = await this.#connection.query<{ claimed: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS claimed',
        [sourceId],
      );
      claimed = rows[0]?.claimed === true;
      return claimed;
    } finally {
      if (!claimed) this.#held.delete(sourceId);
    }
  }

  async release(sourceId: string): Promise<void> {
    try {
      await this.#connection.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [sourceId]);
    } finally {
      this.#held.delete(sourceId);
    }
  }

  async close(): Promise<void> {
    await this.#connection.end();
  }
}
