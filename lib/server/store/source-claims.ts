import pg from 'pg';

/**
 * Who works on a source right now, as advisory locks of one connection: a process that dies lets
 * go of its sources at once, without heartbeats or clean-up, and no source is worked on twice.
 */
export class SourceClaims {
  readonly #url: string;
  #client: pg.Client | null = null;
  #connecting: Promise<pg.Client> | null = null;
  /** Advisory locks can be taken twice by their own connection: within this process, this decides. */
  readonly #held = new Set<string>();

  constructor(url: string) {
    this.#url = url;
  }

  /** False where it is being worked on already, here or in another process. */
  async claim(sourceId: string): Promise<boolean> {
    if (this.#held.has(sourceId)) return false;
    this.#held.add(sourceId);
    const claimed = await this.#lock(sourceId).catch((error: unknown) => {
      this.#held.delete(sourceId);
      throw error;
    });
    if (!claimed) this.#held.delete(sourceId);
    return claimed;
  }

  async release(sourceId: string): Promise<void> {
    await this.#client?.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [sourceId]);
    this.#held.delete(sourceId);
  }

  async close(): Promise<void> {
    await this.#client?.end();
  }

  async #lock(sourceId: string): Promise<boolean> {
    const client = await this.#connect();
    const { rows } = await client.query<{ claimed: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS claimed',
      [sourceId],
    );
    return rows[0]?.claimed === true;
  }

  async #connect(): Promise<pg.Client> {
    if (this.#client !== null) return this.#client;
    this.#connecting ??= this.#open();
    try {
      return await this.#connecting;
    } finally {
      this.#connecting = null;
    }
  }

  async #open(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'spoor-claims',
      keepAlive: true,
    });
    client.on('error', () => {
      if (this.#client === client) this.#client = null;
    });
    await client.connect();
    this.#client = client;
    return client;
  }
}
