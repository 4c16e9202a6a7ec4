import type { SessionDetailResponse } from '../contract/roles.ts';

type Action = SessionDetailResponse['actions'][number];

export interface ServiceActions {
  readonly service: string | null;
  readonly reads: number;
  readonly changes: number;
  readonly errors: number;
  /** Those with most changes first. */
  readonly actions: readonly Action[];
}

/** What a session did, service by service: those that changed most first, then those used most. */
export function groupActions(actions: readonly Action[]): ServiceActions[] {
  const services = new Map<string | null, Action[]>();
  for (const action of actions) {
    const known = services.get(action.eventSource);
    if (known === undefined) services.set(action.eventSource, [action]);
    else known.push(action);
  }
  return [...services]
    .map(([service, mine]) => ({
      service,
      reads: sum(mine, 'reads'),
      changes: sum(mine, 'changes'),
      errors: sum(mine, 'errors'),
      actions: mine.toSorted(byWeight),
    }))
    .sort(byWeight);
}

function sum(actions: readonly Action[], of: 'reads' | 'changes' | 'errors'): number {
  return actions.reduce((total, action) => total + action[of], 0);
}

function byWeight(a: Pick<Action, 'reads' | 'changes'>, b: Pick<Action, 'reads' | 'changes'>): number {
  return b.changes - a.changes || b.reads - a.reads;
}
