import pg from 'pg';

export interface PoolOptions {
  url: string;
  /** Connections at most. */
  max: number;
  /** Starts with "spoor": the embedded server stays while such a client is connected. */
  applicationName: `spoor${string}`;
  /** Milliseconds after which PostgreSQL cancels a statement; none by default. */
  statementTimeoutMs?: number;
}

/** A pool that survives restarts of the server: a connection lost while idle is dropped quietly. */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    ...(options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs }),
  });
  // Without a listener, a lost idle connection would end the process.
  pool.on('error', () => undefined);
  // Nor does the pool listen any more to one that it is closing.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
