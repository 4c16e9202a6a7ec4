import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Migration {
  /** Name of its folder, which is also its order. */
  name: string;
  sql: string;
  /** SHA-256 of the file in hex, as Prisma's schema engine writes it. */
  checksum: string;
}

/** The committed migrations, in the order in which they apply. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: checksumOf(sql) };
    }),
  );
}

export function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}
