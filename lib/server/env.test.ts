import { expect, test } from 'vitest';
import { EnvError, parseEnv } from './env.ts';

function refusal(source: Record<string, string>): string {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return 'accepted';
}

test('with nothing set, Spoor listens on port 3000 of the loopback with its own database', () => {
  const env = parseEnv({});
  expect(env).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: undefined, logLevel: 'info' });
  expect(env.limits.recordBytes).toBe(32 * 1024 * 1024);
  expect(env.dataFolder.endsWith('/.spoor')).toBe(true);
});

test('an empty variable counts as unset', () => {
  expect(parseEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
});

test.each(['0.0.0.0', '::', '192.168.1.2', 'example.org'])(
  'the host %s is refused with the reason',
  (host) => {
    expect(refusal({ HOST: host })).toMatch(/^HOST must be one of 127\.0\.0\.1.*no sign-in yet/);
  },
);

test.each(['0', '65536', '-1', '3000.5', '3e3', 'http', '0x10', ' '])('the port %j is refused', (port) => {
  expect(refusal({ PORT: port })).toBe(
    `PORT must be a whole number from 1 to 65535 (it is ${JSON.stringify(port)}).`,
  );
});

test('every wrong variable is named at once', () => {
  const message = refusal({ PORT: 'x', SPOOR_WORKERS: '0', SPOOR_LOG_LEVEL: 'loud' });
  expect(message.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'PORT',
    'SPOOR_WORKERS',
    'SPOOR_LOG_LEVEL',
  ]);
});

test('a wrong database address is refused without showing the password in it', () => {
  const message = refusal({ DATABASE_URL: 'mysql://me:hunter2@db/x' });
  expect(message).toContain('DATABASE_URL must look like postgresql://');
  expect(message).not.toContain('hunter2');
});

test('large limits may be written with underscores', () => {
  expect(parseEnv({ SPOOR_MAX_ENTRIES: '5_000_000' }).limits.entries).toBe(5_000_000);
});
