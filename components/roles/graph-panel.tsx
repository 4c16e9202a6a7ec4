'use client';
import { useQuery } from '@tanstack/react-query';
import { Table2, Waypoints } from 'lucide-react';
import { startTransition, useMemo, useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { reachQuery } from '#lib/browser/role-queries.ts';
import type { SessionRow } from '#lib/core/contract/roles.ts';
import { allOpen, type Folds, firstFolds, layoutGraph } from '#lib/core/roles/layout-graph.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';
import { ChainGraph } from './chain-graph.tsx';
import { GraphLegend } from './graph-legend.tsx';
import type { AboutSession } from './session-frame.tsx';
import { SessionsList } from './sessions-list.tsx';

interface Props extends AboutSession {
  /** Takes the height that there is. */
  tall?: boolean;
}

const none: readonly SessionRow[] = [];

/** GraphPanel: the chain around a session, drawn or as a table. Props: sessionKey, zone, viewZone, tall. */
export function GraphPanel({ sessionKey, zone, viewZone, tall }: Props) {
  const { data, error, refetch } = useQuery(reachQuery(sessionKey));
  const [asTable, setAsTable] = useState(false);
  const [chosen, setChosen] = useState<Folds | null>(null);
  // Hundreds of nodes may come in; keys and the pointer go before them.
  const setFolds = (next: Folds | null) => startTransition(() => setChosen(next));
  const sessions = data?.sessions ?? none;
  const folds = useMemo(() => chosen ?? firstFolds(sessions, sessionKey), [chosen, sessions, sessionKey]);
  const model = useMemo(() => layoutGraph(sessions, folds), [sessions, folds]);
  const isOpen = model.nodes.length === sessions.length;
  const listed = data === undefined ? 0 : data.sessions.filter(({ key }) => key !== sessionKey).length;
  const above =
    data === undefined
      ? 0
      : Math.max(
          0,
          data.sessions.findIndex(({ key }) => key === sessionKey),
        );
  return (
    <Panel
      title="Chain"
      hint={
        data &&
        `${countOf(new Set(data.sessions.map(({ account }) => account)).size, 'account')} · ${
          listed - above < data.descendants
            ? `${formatCount(listed - above)} of ${countOf(data.descendants, 'descendant')}`
            : countOf(data.descendants, 'descendant')
        }`
      }
      actions={
        <>
          <GraphLegend />
          <IconButton
            size="sm"
            label={asTable ? 'Show the graph' : 'Show the same as a table'}
            pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <Waypoints aria-hidden /> : <Table2 aria-hidden />}
          </IconButton>
        </>
      }
      className={cx(tall && 'min-h-0 flex-1')}
      flush
    >
      {error !== null && data === undefined && <QueryError error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton className="m-3 h-48" />}
      {data && asTable && (
        <div className={cx('overflow-auto', tall ? 'h-full' : 'max-h-[420px]')}>
          <SessionsList
            label="The chain as a table"
            sessions={data.sessions}
            zone={zone}
            viewZone={viewZone}
          />
        </div>
      )}
      {data && !asTable && (
        <ChainGraph
          model={model}
          self={sessionKey}
          folds={folds}
          onFolds={setFolds}
          onOpenAll={isOpen ? null : () => setFolds(allOpen(sessions))}
          onFold={chosen === null ? null : () => setFolds(null)}
          viewZone={viewZone}
          className={tall ? 'h-full' : 'max-h-[420px]'}
        />
      )}
    </Panel>
  );
}
