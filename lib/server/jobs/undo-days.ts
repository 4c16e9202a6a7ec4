import { getEnv } from '../env.ts';

/** Days in which a deletion can be undone. */
export function undoDays(): number {
  return getEnv().keep.trashDays;
}
