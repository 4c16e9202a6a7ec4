/** So many rounds without news are nothing unusual. */
const patientRounds = 10;
const longestMs = 10_000;

const firstSeen = new WeakMap<object, number>();

/** What a query knows of itself: its data, and how often data came. */
interface QueryState {
  readonly data?: object | undefined;
  readonly dataUpdateCount: number;
}

/**
 * The pause in ms before something unfinished is asked after again: `ms` while it changes. An upload
 * left behind in a closed tab stays unfinished for days, so after some rounds without news the
 * pauses grow. Unchanged data stay the same object, as react-query shares structure.
 */
export function liveEvery(ms: number, { data, dataUpdateCount }: QueryState): number {
  if (data === undefined) return ms;
  const first = firstSeen.get(data) ?? dataUpdateCount;
  firstSeen.set(data, first);
  const rounds = Math.max(0, dataUpdateCount - first - patientRounds);
  return Math.max(ms, Math.min(longestMs, ms * 1.25 ** rounds));
}
