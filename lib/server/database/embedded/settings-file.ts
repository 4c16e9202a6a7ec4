import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { SpoorError } from '#lib/core/errors.ts';

const schema = z.object({ port: z.number().int(), password: z.string().min(1) });

export type ServerSettings = z.infer<typeof schema>;

const fileName = 'postgres.json';

/** Port and password as remembered in `folder`; undefined at first use. Throws SpoorError. */
export async function readSettings(folder: string): Promise<ServerSettings | undefined> {
  const file = join(folder, fileName);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new SpoorError('unavailable', `${file} cannot be read: ${error.message}.`, {
      remedy: 'Start Spoor as the user who started it here before.',
      cause: error,
    });
  });
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

/** Keeps port and password where only their owner can read them. */
export async function writeSettings(folder: string, settings: ServerSettings): Promise<void> {
  const file = join(folder, fileName);
  await writeFile(`${file}.new`, `${JSON.stringify(settings)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export function makePassword(): string {
  return randomBytes(24).toString('base64url');
}

/** `wanted` where nobody listens on it, otherwise a free port of the loopback. */
export async function freePort(wanted: number): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? wanted;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
