import { useInfiniteQuery } from '@tanstack/react-query';
import { importsQuery, isMoving } from './import-queries.ts';

const runningMs = 2000;
/** An import may begin elsewhere. */
const idleMs = 20_000;

/** Whether something is imported, deleted or brought back at the moment, by whomever. */
export function useRunningImport(): boolean {
  const imports = useInfiniteQuery({
    ...importsQuery(),
    refetchInterval: (query) => (isRunning(query.state.data) ? runningMs : idleMs),
  });
  return isRunning(imports.data);
}

type Imports = { pages: readonly { runs: readonly Parameters<typeof isMoving>[0][] }[] };

function isRunning(data: Imports | undefined): boolean {
  return data?.pages.some((page) => page.runs.some(isMoving)) ?? false;
}
