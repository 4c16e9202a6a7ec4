import { Crosshair, FileWarning } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { aroundSpans } from '#components/filters/around-spans.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { addressKind } from '#lib/core/cloudtrail/address-kind.ts';
import { EventFlag } from '#lib/core/cloudtrail/normalised-event.ts';
import { summariseEvent } from '#lib/core/cloudtrail/summarise-event.ts';
import { entityHref } from '#lib/core/entity/entity-codec.ts';
import { countryName } from '#lib/core/entity/entity-words.ts';
import { around, onlyValue } from '#lib/core/view/edit-view.ts';
import { type Field, fields } from '#lib/core/view/fields.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import type { ShownDetail } from './read-record.ts';
import { TimeText } from './time-text.tsx';

interface Props {
  detail: ShownDetail;
  zone: string;
  view: View;
  onView: ChangeView;
}

const pivots = ['principal', 'actor', 'accessKeyId', 'sourceIPAddress'] as const satisfies readonly Field[];

/** The event in a sentence, and the ways on from here. */
export function EventSummary({ detail, zone, view, onView }: Props) {
  const { event, file } = detail;
  const time = event.eventTime === null ? null : Date.parse(event.eventTime);
  const { sourceIPAddress } = event;
  const country =
    sourceIPAddress === null ? null : (addressKind(sourceIPAddress).label ?? countryName(event.country));
  const ways = pivots.flatMap((field) => {
    const value = event[field];
    return value === null || (field === 'actor' && value === event.principal) ? [] : [{ field, value }];
  });
  return (
    <section aria-label="Summary" className="flex flex-col gap-2.5 px-4 pt-3 pb-2">
      <p className="text-sm leading-snug break-words">
        <ValueText value={summariseEvent(event, detail.record)} prose />
      </p>
      <div className="flex flex-wrap items-center gap-1.5 text-xs">
        <TimeText iso={event.eventTime} zone={zone} />
        {event.outcome === 'unknown' ? (
          <Badge tone="warning">outcome not recorded</Badge>
        ) : (
          <Badge tone={event.outcome}>{event.errorCode ?? event.outcome}</Badge>
        )}
        {country !== null && <Badge>{country}</Badge>}
        {event.readOnly === 'false' && <Badge>changes things</Badge>}
        {(event.flags & EventFlag.mfa) !== 0 && <Badge>MFA</Badge>}
        {(event.flags & EventFlag.console) !== 0 && <Badge>console</Badge>}
        {event.timeOrigin === 'envelope' && (
          <Badge tone="warning">time of delivery, the record has none</Badge>
        )}
        {(event.flags & EventFlag.fromHistoryCsv) !== 0 && (
          <Badge tone="warning">from the console's CSV, which has few fields</Badge>
        )}
        {(event.flags & EventFlag.fromTable) !== 0 && (
          <Badge tone="warning">from a query's result, may lack fields</Badge>
        )}
        {(event.flags & EventFlag.cellsChanged) !== 0 && (
          <Badge tone="warning">cells changed by a spreadsheet</Badge>
        )}
        {(event.flags & EventFlag.cleaned) !== 0 && (
          <Badge tone="warning">columns cleaned, see the record</Badge>
        )}
        {file.damage !== null && (
          <Link
            href={`/imports/files/${file.id}`}
            title={revealControls(`${file.damage} Its rejects are on the file’s page.`)}
            className="rounded-xs hover:underline"
          >
            <Badge tone="warning" icon={<FileWarning aria-hidden />}>
              from a damaged file
            </Badge>
          </Link>
        )}
      </div>
      {time !== null && (
        <Way label="Around it">
          {aroundSpans.map(([label, ms]) => (
            <Button
              key={label}
              size="sm"
              onClick={() => onView((now) => ({ ...afresh(now), range: around(time, ms) }))}
            >
              {label}
            </Button>
          ))}
        </Way>
      )}
      {ways.length > 0 && (
        <Way label="All of the">
          {ways.map(({ field, value }) => (
            <Pivot
              key={field}
              field={field}
              value={value}
              zone={view.zone}
              onAll={() => onView((now) => onlyValue(afresh(now), field, value))}
            />
          ))}
        </Way>
      )}
    </section>
  );
}

function Way({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-1 text-xs">
      <span className="w-18 text-muted">{label}</span>
      {children}
    </div>
  );
}

interface PivotProps {
  field: (typeof pivots)[number];
  value: string;
  /** The View's own. */
  zone: string;
  onAll: () => void;
}

/** A value of the event: its events, and beside that its page. */
function Pivot({ field, value, zone, onAll }: PivotProps) {
  const label = fields[field].label;
  const said = value.toWellFormed();
  return (
    <span className="flex">
      <Button size="sm" className="rounded-r-none" title={`All events of ${said}`} onClick={onAll}>
        {label}
      </Button>
      <Link
        href={entityHref({ kind: field, value }, { zone })}
        aria-label={`About this ${label.toLowerCase()}`}
        title={`About ${said}`}
        className={`${buttonClass('secondary', 'sm')} -ml-px rounded-l-none px-1! text-muted [&_svg]:size-3`}
      >
        <Crosshair aria-hidden />
      </Link>
    </span>
  );
}

/** Another question about the same event: no filters, no range. */
function afresh({ zone, split, open }: View): View {
  return { ...defaultView, zone, split, open };
}
