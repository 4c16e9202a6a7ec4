import pino, { type Logger } from 'pino';
import { getEnv } from './env.ts';

export type Log = Logger;

const secret = [
  'password',
  'secret',
  'token',
  'sessionToken',
  'secretAccessKey',
  'authorization',
  'cookie',
  'databaseUrl',
  'DATABASE_URL',
  'connectionString',
];

/** Passwords inside database addresses, wherever in a text they stand. */
export function withoutPasswords(text: string): string {
  return text.replace(/(\bpostgres(?:ql)?:\/\/[^\s:/@]*:)[^\s@]*@/g, '$1***@');
}

let root: Log | undefined;

/**
 * A logger whose lines carry `part` ("web", "worker", "database" …). JSON on stdout; values under
 * names that hold secrets are replaced, in messages and errors too where they are addresses.
 */
export function getLog(part: string): Log {
  root ??= pino({
    level: getEnv().logLevel,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '***' },
    hooks: { streamWrite: withoutPasswords },
  });
  return root.child({ part });
}
