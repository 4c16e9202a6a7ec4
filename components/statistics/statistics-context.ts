import { createContext, useContext } from 'react';

/** Shows the statistics of a field or path beside an element. */
export type ShowStatistics = (field: string, anchor: Element) => void;

export const StatisticsContext = createContext<ShowStatistics | null>(null);

/** Null where no page around offers them. */
export function useShowStatistics(): ShowStatistics | null {
  return useContext(StatisticsContext);
}
