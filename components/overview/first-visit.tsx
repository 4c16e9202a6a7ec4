'use client';
import { FolderUp, Upload } from 'lucide-react';
import { useImportActions } from '#components/imports/import-actions.ts';
import { Mark } from '#components/shell/mark.tsx';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { DemoButton } from './demo-button.tsx';
import { LastImports } from './last-imports.tsx';

const command = 'npm run import -- PATH';

/** An empty database: the ways in. Runs that brought nothing, or still work, stay in sight. */
export function FirstVisit({ runs, zone }: { runs: readonly ImportRun[]; zone: string }) {
  const { chooseFiles, chooseFolder } = useImportActions();
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center overflow-auto px-4 py-[10vh]">
      <div className="flex w-full max-w-3xl flex-col gap-6">
        <header className="flex items-center gap-4">
          <Mark className="size-10 shrink-0 text-brand" />
          <div>
            <h1 className="text-xl font-semibold tracking-tight">No tracks yet</h1>
            <p className="text-sm text-muted">
              Spoor reads CloudTrail logs and shows who did what, when and from where. Give it some.
            </p>
          </div>
        </header>
        <section className="flex flex-col items-center gap-3 rounded-md border border-dashed border-line-control bg-surface px-6 py-8 text-center">
          <h2 className="text-base font-semibold">Drop logs anywhere on this page</h2>
          <p className="max-w-lg text-sm text-muted">
            Files, archives or whole folders as S3 delivers them: <span className="value">.json</span>,{' '}
            <span className="value">.json.gz</span>, <span className="value">.zip</span>,{' '}
            <span className="value">.tar</span>, <span className="value">.tar.gz</span>. Duplicates collapse;
            what cannot be read is listed with its reason.
          </p>
          <div className="flex gap-2">
            <Button look="primary" size="lg" icon={<Upload aria-hidden />} onClick={chooseFiles}>
              Choose files
            </Button>
            <Button size="lg" icon={<FolderUp aria-hidden />} onClick={chooseFolder}>
              Choose a folder
            </Button>
          </div>
        </section>
        <div className="grid grid-cols-2 divide-x divide-line rounded-md border border-line bg-surface">
          <section className="flex flex-col gap-2 p-4">
            <h2 className="text-sm font-semibold">Load the demo</h2>
            <p className="flex-1 text-sm text-muted">
              Thirty days of a made-up organisation, about 200,000 events, with a break-in to find.
            </p>
            <DemoButton />
          </section>
          <section className="flex flex-col gap-2 p-4">
            <h2 className="text-sm font-semibold">From the command line</h2>
            <p className="flex-1 text-sm text-muted">
              Files and folders on this machine, without the browser.
            </p>
            <div className="flex h-7 items-center justify-between rounded-sm bg-sunken pr-0.5 pl-2">
              <code className="value">{command}</code>
              <CopyButton text={command} label="Copy command" />
            </div>
          </section>
        </div>
        {runs.length > 0 && <LastImports runs={runs} zone={zone} />}
      </div>
    </div>
  );
}
