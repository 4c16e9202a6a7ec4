import { SpoorError } from '#lib/core/errors.ts';
import type { Fault } from './messages.ts';

/** Deadlock, serialisation, lost connection, server starting or stopping (errcodes-appendix.html). */
const transientStates = /^(40001|40P01|08...|57P0[123])$/;

export function isTransient(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code !== null && (transientStates.test(code) || /^(ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT)$/.test(code))
  );
}

/** What a person is told of a failure that stops an import. */
export function faultOf(error: unknown): Fault {
  if (error instanceof SpoorError) return { code: error.code, message: error.message, remedy: error.remedy };
  const code = codeOf(error);
  if (code === '53100' || code === 'ENOSPC') {
    return {
      code: 'disk_full',
      message: 'The disk is full: the import stopped, and what was written before stands.',
      remedy: 'Make room, then import the same files again: what is known already is not counted twice.',
    };
  }
  if (code === 'ENOENT') {
    return {
      code: 'not_found',
      message: 'The file is no longer where it was.',
      remedy: 'Import it again: what is known already is not counted twice.',
    };
  }
  if (isTransient(error)) {
    return {
      code: 'unavailable',
      message: 'The database did not answer, and did not come back in time.',
      remedy: 'Start Spoor again: the import goes on where it stopped.',
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

function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
