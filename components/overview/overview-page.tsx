'use client';
import { useQuery } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { PageZone } from '#components/filters/page-zone.tsx';
import { useImportActions } from '#components/imports/import-actions.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { overviewQuery } from '#lib/browser/overview-queries.ts';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import { FirstVisit } from './first-visit.tsx';
import { LastImports } from './last-imports.tsx';
import { LatestActivity } from './latest-activity.tsx';
import { OverviewLoading } from './overview-loading.tsx';
import { readableArn, readableService } from './readable-values.ts';
import { StatStrip } from './stat-strip.tsx';
import { TopPanel } from './top-panel.tsx';

/** /: what is in here, and where to begin. */
export function OverviewPage() {
  const query = useQuery(overviewQuery());
  const { zone } = useView().view;
  const clock = useZone(zone);
  const { chooseFiles } = useImportActions();
  const overview = query.data;
  if (overview?.events === 0) return <FirstVisit runs={overview.runs} zone={clock} />;
  return (
    <>
      <PageHeader
        title="Overview"
        actions={
          <>
            <PageZone />
            <Button icon={<Upload aria-hidden />} onClick={chooseFiles}>
              Import files
            </Button>
          </>
        }
      />
      <div className="tray-room min-h-0 flex-1 overflow-auto p-4">
        <div className="mx-auto flex min-w-[960px] max-w-[1760px] flex-col gap-4">
          {query.isPending && <OverviewLoading />}
          {query.isError && !overview && <QueryError error={query.error} onRetry={() => query.refetch()} />}
          {overview && (
            <>
              <StatStrip overview={overview} zone={clock} />
              {overview.first !== null && overview.last !== null && (
                <LatestActivity
                  first={overview.first}
                  last={overview.last}
                  untimed={overview.untimed}
                  zone={zone}
                />
              )}
              <div className="grid grid-cols-3 gap-4">
                <TopPanel
                  zone={zone}
                  title="Most active principals"
                  field="principal"
                  counted={overview.principals}
                  missing="No principal"
                  readable={readableArn}
                />
                <TopPanel
                  zone={zone}
                  title="Most frequent errors"
                  field="errorCode"
                  counted={overview.errors}
                  missing="No errors"
                />
                <TopPanel
                  zone={zone}
                  title="Services"
                  field="eventSource"
                  counted={overview.services}
                  missing="No service"
                  readable={readableService}
                />
                <TopPanel
                  zone={zone}
                  title="Accounts"
                  field="account"
                  counted={overview.accounts}
                  missing="No account"
                />
                <TopPanel
                  zone={zone}
                  title="Regions"
                  field="awsRegion"
                  counted={overview.regions}
                  missing="No Region"
                />
                <LastImports runs={overview.runs} zone={clock} />
              </div>
            </>
          )}
        </div>
      </div>
    </>
  );
}
