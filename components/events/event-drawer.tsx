'use client';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { BehindEvent } from '#components/roles/behind-event.tsx';
import { Drawer } from '#components/ui/drawer.tsx';
import { ErrorState } from '#components/ui/error-state.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { eventQuery } from '#lib/browser/event-queries.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { SpoorError } from '#lib/core/errors.ts';
import type { View } from '#lib/core/view/view.ts';
import { EventCopies } from './event-copies.tsx';
import { EventEvidence } from './event-evidence.tsx';
import { EventFields } from './event-fields.tsx';
import { EventRelated } from './event-related.tsx';
import { EventSummary } from './event-summary.tsx';
import { RawRecord } from './raw-record.tsx';
import { readRecord } from './read-record.ts';
import type { ValueTarget } from './value-menu.tsx';

interface Props {
  openRef: string;
  view: View;
  zone: string;
  onView: ChangeView;
  onClose: () => void;
  /** One row on or back in the list beside it. */
  onStep: (by: 1 | -1) => void;
  onOpenRef: (ref: string) => void;
  onTarget: (target: ValueTarget) => void;
}

type Tab = 'fields' | 'related' | 'record' | 'evidence';

/** EventDrawer: one event, from a sentence to its very bytes. Stays beside the list it was opened from. */
export function EventDrawer({ openRef, view, zone, onView, onClose, onStep, onOpenRef, onTarget }: Props) {
  const [tab, setTab] = useState<Tab>('fields');
  const { data, error, refetch } = useQuery(eventQuery(openRef));
  const detail = data && { ...data, ...readRecord(data.raw) };
  return (
    <Drawer
      title={data ? <ValueText value={data.event.eventName ?? data.event.eventCategory} prose /> : 'Event'}
      width={520}
      minWidth={380}
      onClose={onClose}
      actions={
        <>
          <IconButton label="Next event" keys="j" onClick={() => onStep(1)}>
            <ChevronDown aria-hidden />
          </IconButton>
          <IconButton label="Previous event" keys="k" onClick={() => onStep(-1)}>
            <ChevronUp aria-hidden />
          </IconButton>
          {detail && <EventCopies detail={detail} openRef={openRef} view={view} />}
        </>
      }
    >
      {error !== null && data === undefined && (
        <ErrorState
          message={error.message}
          remedy={error instanceof SpoorError ? error.remedy : undefined}
          onRetry={() => void refetch()}
        />
      )}
      {detail === undefined && error === null && <Loading />}
      {detail !== undefined && (
        <div className="flex h-full flex-col">
          <EventSummary detail={detail} zone={zone} view={view} onView={onView} />
          <BehindEvent eventRef={openRef} session={detail.event.session} zone={view.zone} />
          <Tabs<Tab>
            label="Views of this event"
            value={tab}
            onChange={setTab}
            className="flex-1"
            listClassName="px-4"
            tabs={[
              {
                value: 'fields',
                label: 'Fields',
                panel: <EventFields detail={detail} onTarget={onTarget} />,
              },
              {
                value: 'related',
                label: 'Related',
                panel: (
                  <EventRelated
                    key={openRef}
                    openRef={openRef}
                    zone={zone}
                    viewZone={view.zone}
                    onOpenRef={onOpenRef}
                  />
                ),
              },
              {
                value: 'record',
                label: 'Record',
                panel: <RawRecord key={openRef} detail={detail} onTarget={onTarget} />,
              },
              {
                value: 'evidence',
                label: 'Evidence',
                count: detail.copies + detail.siblings.length || undefined,
                panel: <EventEvidence detail={detail} zone={zone} onOpenRef={onOpenRef} />,
              },
            ]}
          />
        </div>
      )}
    </Drawer>
  );
}

function Loading() {
  return (
    <div aria-hidden className="flex flex-col gap-3 p-4">
      <Skeleton className="h-3 w-11/12" />
      <Skeleton className="h-3 w-2/3" />
      <Skeleton className="mt-6 h-3 w-1/2" />
      {['w-3/4', 'w-2/3', 'w-5/6', 'w-1/2', 'w-3/5', 'w-4/5'].map((width) => (
        <Skeleton key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}
