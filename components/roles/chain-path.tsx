import Link from 'next/link';
import { permalinkView } from '#components/events/permalink-view.ts';
import { TimeText } from '#components/events/time-text.tsx';
import { cx } from '#components/ui/cx.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import type { ChainStep, IssuanceRow, OriginResponse } from '#lib/core/contract/roles.ts';
import { sessionTitle } from '#lib/core/roles/name-session.ts';
import { sessionHref } from '#lib/core/roles/role-hrefs.ts';
import { missingHalf, tellStep } from '#lib/core/roles/tell-step.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { GradeBadge } from './grade-badge.tsx';

interface Props {
  origin: OriginResponse;
  /** By session: when it was first used, where that is known closer than by the hour. */
  firstUse: ReadonlyMap<string, string>;
  zone: string;
  viewZone: string;
}

/** ChainPath: how a session was obtained, from the start down to it, each step with its proof. Props: origin, firstUse, zone, viewZone. */
export function ChainPath({ origin, firstUse, zone, viewZone }: Props) {
  const last = origin.steps.length - 1;
  return (
    <>
      <ol aria-label="Steps from the origin" className="flex flex-col">
        {origin.steps.map((step, at) => (
          <Step
            key={step.session.key}
            step={step}
            firstUse={firstUse.get(step.session.key)}
            before={origin.steps[at - 1]}
            isLast={at === last}
            zone={zone}
            viewZone={viewZone}
          />
        ))}
      </ol>
      {origin.doubts.length > 0 && (
        <ul
          aria-label="What weakens this"
          className="mt-3 flex flex-col gap-1 rounded-sm bg-warning-soft px-3 py-2 text-xs"
        >
          {origin.doubts.map((doubt) => (
            <li key={doubt}>
              <ValueText value={doubt} prose />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface StepProps {
  step: ChainStep;
  firstUse: string | undefined;
  before: ChainStep | undefined;
  isLast: boolean;
  zone: string;
  viewZone: string;
}

function Step({ step, firstUse, before, isLast, zone, viewZone }: StepProps) {
  const { session, issuance, twin } = step;
  const missing = missingHalf(step);
  const crosses = before !== undefined && before.session.account !== session.account;
  return (
    <li className="relative flex gap-3 pb-4 last:pb-0">
      {!isLast && <span aria-hidden className="absolute top-4 bottom-0 left-[5px] w-px bg-line-strong" />}
      <span
        aria-hidden
        className={cx(
          'relative mt-1 size-[11px] shrink-0 rounded-full border-2',
          isLast ? 'border-accent bg-accent' : 'border-line-control bg-surface',
        )}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="text-sm leading-snug break-words">
          <ValueText value={tellStep(step)} prose />
        </p>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
          <TimeText
            iso={issuance?.eventTime ?? session.created ?? firstUse ?? session.firstHour}
            zone={zone}
          />
          <GradeBadge grade={session.grade} kind={session.kind} title={step.proof} />
          <span className={crosses ? 'text-ink' : 'text-muted'}>
            {crosses ? 'into account ' : 'account '}
            <ValueText value={session.account} />
          </span>
        </div>
        <p className="text-xs text-muted">
          <ValueText value={step.proof} prose />
        </p>
        {missing !== null && (
          <p className="text-xs text-warning">
            <ValueText value={missing} prose />
          </p>
        )}
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
          {issuance && <RecordLink issuance={issuance} viewZone={viewZone} />}
          {twin && <RecordLink issuance={twin} viewZone={viewZone} />}
          {!isLast && (
            <Link
              href={sessionHref(session.key, viewZone)}
              className="min-w-0 truncate text-accent hover:underline"
            >
              Session of <ValueText value={sessionTitle(session)} prose />
            </Link>
          )}
        </p>
      </div>
    </li>
  );
}

function RecordLink({ issuance, viewZone }: { issuance: IssuanceRow; viewZone: string }) {
  return (
    <Link
      href={timelineHref(permalinkView(issuance.ref, viewZone))}
      className="shrink-0 text-accent hover:underline"
    >
      {issuance.logAccount === null ? 'The record' : `Record in the logs of ${issuance.logAccount}`}
    </Link>
  );
}
