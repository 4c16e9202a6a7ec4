/**
 * Why a session deserves a look: a bit in session_shape.reasons, what it adds to the score that
 * lists are sorted by, and the words. Bits are stored: append only. Points are no probability, only an
 * order; the page shows the words.
 */
export const reasons = {
  crossed: { bit: 1, points: 10, words: 'crosses accounts' },
  chained: { bit: 2, points: 12, words: 'a role from a role' },
  changed: { bit: 4, points: 8, words: 'made changes' },
  errors: { bit: 8, points: 6, words: 'many errors' },
  root: { bit: 16, points: 30, words: 'root' },
  noMfa: { bit: 32, points: 12, words: 'no MFA' },
  refusedBefore: { bit: 64, points: 25, words: 'its caller was refused within the hour before' },
  madeKeys: { bit: 128, points: 25, words: 'made long-lived keys' },
  unknownOrigin: { bit: 256, points: 3, words: 'origin not in the logs' },
  inferred: { bit: 512, points: 0, words: 'a link of the chain is inferred' },
  missingHalf: { bit: 1024, points: 4, words: "the other account's record is missing" },
  forwarded: { bit: 2048, points: 0, words: 'calls of services for a user' },
  doubted: { bit: 4096, points: 4, words: 'its key was handed out to another or at another time' },
} as const satisfies Record<string, { bit: number; points: number; words: string }>;
export type Reason = keyof typeof reasons;

/** The reasons in a stored number, those that weigh most first. */
export function readReasons(bits: number): Reason[] {
  return (Object.keys(reasons) as Reason[])
    .filter((reason) => (bits & reasons[reason].bit) !== 0)
    .sort((a, b) => reasons[b].points - reasons[a].points);
}
