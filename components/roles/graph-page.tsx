'use client';
import { useQuery } from '@tanstack/react-query';
import { reachQuery } from '#lib/browser/role-queries.ts';
import { usePageParameter } from '#lib/browser/use-page-parameter.ts';
import { sessionTitle } from '#lib/core/roles/name-session.ts';
import { GraphPanel } from './graph-panel.tsx';
import { SessionFrame } from './session-frame.tsx';

/** /roles/graph: the chain around a session on a page of its own. */
export function GraphPage() {
  const [key] = usePageParameter('key');
  const query = useQuery({ ...reachQuery(key ?? ''), enabled: key !== null });
  const { data } = query;
  const self = data?.sessions.find((row) => row.key === key);
  return (
    <SessionFrame title={self && sessionTitle(self)} query={query} hint={self?.account ?? undefined}>
      {(about) => (
        <div className="flex min-h-0 flex-1 flex-col p-4">
          <GraphPanel key={about.sessionKey} {...about} tall />
        </div>
      )}
    </SessionFrame>
  );
}
