'use client';
import { useQuery } from '@tanstack/react-query';
import { CalendarX2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Popover } from '#components/ui/popover.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { coverageQuery } from '#lib/browser/coverage-query.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { CoverageResponse } from '#lib/core/contract/coverage.ts';
import { formatTime } from '#lib/core/time/format-time.ts';
import { onlyValue } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';

const dayMs = 86_400_000;

/**
 * CoverageLine: days on which an account that is otherwise there has no events at all; one line always,
 * so that nothing moves when it is known. Props: view, onView.
 */
export function CoverageLine({ view, onView }: { view: View; onView: ChangeView }) {
  const { data } = useQuery(coverageQuery(view));
  const has = data !== undefined && data.accounts.length > 0;
  return (
    <div className="flex h-6 items-center gap-1.5 overflow-hidden px-4 text-xs whitespace-nowrap text-faint">
      {has && <CalendarX2 className="size-3.5 shrink-0" aria-hidden />}
      {has ? <Missing coverage={data} /> : data !== undefined && completeText(data)}
      {has && (
        <Popover
          label="Days without logs"
          className="w-[30rem]"
          trigger={
            <Button size="sm" look="ghost">
              See which
            </Button>
          }
        >
          <Days coverage={data} onView={onView} />
        </Popover>
      )}
    </div>
  );
}

function Missing({ coverage: { accounts, days, incomplete, known } }: { coverage: CoverageResponse }) {
  const [first] = accounts;
  if (first === undefined) return null;
  return (
    <span className="flex min-w-0 gap-1 truncate text-muted tabular-nums">
      {first.missing.length.toLocaleString('en')} of {days.toLocaleString('en')} days have no logs for account
      <ValueText value={first.account} />
      {incomplete > 1 && (
        <span>
          and some for {(incomplete - 1).toLocaleString('en')} more of {known.toLocaleString('en')} accounts
        </span>
      )}
    </span>
  );
}

function completeText({ days, known, span }: CoverageResponse): string | null {
  if (days === 0) return span === null ? null : 'Too many days to look for those without logs';
  if (known === 0) return null;
  const whose = known === 1 ? 'The account has' : `All ${known.toLocaleString('en')} accounts have`;
  return `${whose} logs on each of ${days.toLocaleString('en')} days`;
}

function Days({ coverage, onView }: { coverage: CoverageResponse; onView: ChangeView }) {
  const { span, accounts, incomplete } = coverage;
  if (span === null) return null;
  const show = (account: string | null, at: number) =>
    onView((now) => ({
      ...onlyValue(now, 'account', account),
      range: { kind: 'absolute', from: at - dayMs, to: at + 2 * dayMs },
    }));
  return (
    <div className="flex flex-col gap-2 text-xs">
      {accounts.map(({ account, missing }) => (
        <section key={account} className="flex flex-col gap-1" aria-label={account ?? 'No account'}>
          <p className="flex justify-between">
            {account === null ? (
              <span className="text-muted">No account</span>
            ) : (
              <ValueText value={account} />
            )}
            <span className="text-muted tabular-nums">
              {missing.length} of {coverage.days} days
            </span>
          </p>
          <ul className="flex flex-wrap gap-1">
            {missing.slice(0, 24).map((day) => (
              <li key={day}>
                <button
                  type="button"
                  title="This day and its neighbours, of this account"
                  onClick={() => show(account, day)}
                  className="rounded-xs bg-sunken px-1 text-2xs text-muted tabular-nums hover:text-ink"
                >
                  {formatTime(day, 'UTC', 'day')}
                </button>
              </li>
            ))}
            {missing.length > 24 && <li className="text-2xs text-faint">{missing.length - 24} more</li>}
          </ul>
        </section>
      ))}
      {incomplete > accounts.length && (
        <p className="text-muted">{incomplete - accounts.length} more accounts have such days.</p>
      )}
      <p className="border-t border-line pt-2 text-faint">
        Whole days in UTC, whatever else is filtered. A day without events may be one without logs or one on
        which nothing happened: Spoor cannot tell. Accounts without any event in this range are not listed.
      </p>
    </div>
  );
}
