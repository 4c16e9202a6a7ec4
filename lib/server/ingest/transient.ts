import { SpoorError } from '#lib/core/errors.ts';
import { codeOf, isLost } from '../database/is-lost.ts';
import type { Fault } from './messages.ts';

/** Deadlock and serialisation failure (errcodes-appendix.html): rolled back for certain, on a live connection. */
export function wasRolledBack(error: unknown): boolean {
  return /^(40001|40P01)$/.test(codeOf(error) ?? '');
}

/** What a person is told of a failure that stops an import. */
export function faultOf(error: unknown): Fault {
  if (error instanceof SpoorError) return { code: error.code, message: error.message, remedy: error.remedy };
  const code = codeOf(error);
  if (code === '53100' || code === 'ENOSPC') {
    return {
      code: 'disk_full',
      message: 'The disk is full. The import waits; what was written before stands.',
      remedy: 'Make room on the disk that holds the database: it goes on by itself within seconds.',
    };
  }
  if (code === 'ENOENT') {
    return {
      code: 'not_found',
      message: 'The file is no longer where it was.',
      remedy: 'Import it again: what is known already is not counted twice.',
    };
  }
  if (isLost(error)) {
    return {
      code: 'unavailable',
      message: 'The database does not answer. The import waits; what was written before stands.',
      remedy: 'It goes on by itself once the database is back.',
    };
  }
  return {
    code: 'internal',
    message: `The import stopped at something unforeseen (${reasonOf(error)}).`,
    remedy: 'Try again: what is known already is not counted twice. The log of the worker says more.',
  };
}

/** The last line: libraries put the cause there, below what they were doing. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
}
