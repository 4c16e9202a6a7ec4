import { useState } from 'react';
import { type Hand, useHand, useOnceFree } from '#components/ui/use-hand.ts';

/** An answer as it is shown. */
interface Held<T> {
  readonly shown: T | undefined;
  /** There is a newer one, which waits until no hand is on the list. */
  readonly isBehind: boolean;
  readonly show: () => void;
  readonly hand: Hand;
}

/**
 * Keeps an answer that comes again and again from changing under the reader's hand.
 * @param question what it answers; of another one the new answer is shown at once.
 * @param isSame whether two answers show the same.
 */
export function useHeld<T>(data: T | undefined, question: string, isSame: (a: T, b: T) => boolean): Held<T> {
  const hand = useHand();
  const [held, setHeld] = useState({ question, data });
  const isBehind =
    data !== undefined && held.data !== undefined && held.question === question && !isSame(held.data, data);
  if (!isBehind && (held.data !== data || held.question !== question)) setHeld({ question, data });
  const show = () => setHeld({ question, data });
  useOnceFree(hand, isBehind, show);
  return { shown: held.data, isBehind, show, hand };
}
