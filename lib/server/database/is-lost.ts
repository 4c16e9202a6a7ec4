import { SpoorError } from '#lib/core/errors.ts';

/** SQLSTATE: connection lost, server starting or stopping; Prisma: cannot be reached, closed, timed out. */
const lostCodes = /^(08...|57P0[1-5]|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|P1001|P1002|P1008|P1017|P2024)$/;
/** What pg says without a code, and PostgreSQL where Prisma hands on its words under a code of its own. */
const lostWords =
  /connection (terminated|error|timeout)|terminating connection|database system is|timeout exceeded|can't reach database/i;

/** The database is away, or was for a moment: what it had not yet written to its disk may be gone. */
export function isLost(error: unknown): boolean {
  if (error instanceof SpoorError) return error.code === 'unavailable';
  return lostCodes.test(codeOf(error) ?? '') || (error instanceof Error && lostWords.test(error.message));
}

/** SQLSTATE, or what Node or Prisma has in its place; null where there is none. */
export function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
