import { type ClipboardEvent, type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { formatMoment } from '#lib/core/time/format-time.ts';
import { parseTime } from '#lib/core/time/parse-time.ts';
import { readPasted } from '#lib/core/time/read-pasted.ts';
import { around, type Span } from '#lib/core/view/edit-view.ts';
import type { TimeRange } from '#lib/core/view/view.ts';
import { aroundSpans } from './around-spans.ts';
import { presets, rangeText } from './range-text.ts';

interface Props {
  range: TimeRange;
  spanNow: () => Span | null;
  zone: string;
  onRange: (range: TimeRange) => void;
}

const notATime = 'Not a time: try 2026-10-10 11:42, an ISO or epoch timestamp, or -2h.';
const choice = 'aria-pressed:bg-accent-soft aria-pressed:text-accent';

/** Quick ranges, whatever timestamp somebody pastes, or two moments; each as it is understood before it applies. */
export function RangeForm({ range, spanNow, zone, onRange }: Props) {
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-5 gap-1">
        {presets.map(([label, lastMs]) => (
          <Button
            key={label}
            size="sm"
            aria-pressed={range.kind === 'relative' && range.lastMs === lastMs}
            aria-label={`Last ${label}`}
            className={choice}
            onClick={() => onRange({ kind: 'relative', lastMs })}
          >
            {label}
          </Button>
        ))}
        <Button
          size="sm"
          aria-pressed={range.kind === 'all'}
          className={choice}
          onClick={() => onRange({ kind: 'all' })}
        >
          All
        </Button>
        <Button
          size="sm"
          title="Events without a usable time"
          aria-pressed={range.kind === 'untimed'}
          className={choice}
          onClick={() => onRange({ kind: 'untimed' })}
        >
          No time
        </Button>
      </div>
      <PasteForm zone={zone} onRange={onRange} />
      <SpanForm spanNow={spanNow} zone={zone} onRange={onRange} />
    </div>
  );
}

/** One timestamp with what surrounds it, or two. */
function PasteForm({ zone, onRange }: Pick<Props, 'zone' | 'onRange'>) {
  const [text, setText] = useState('');
  const [within, setWithin] = useState('300000');
  const [tried, setTried] = useState(false);
  const pasted = readPasted(text, zone, Date.now());
  const range: TimeRange | null =
    pasted === null
      ? null
      : pasted.kind === 'moment'
        ? around(pasted.at, Number(within))
        : { kind: 'absolute', from: pasted.from, to: pasted.to };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (range !== null) onRange(range);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 border-t border-line pt-3">
      <Field
        label="Around a moment"
        hint={
          text.trim() === '' ? (
            'Paste any timestamp, or two'
          ) : pasted === null ? (
            'Not a time yet'
          ) : (
            <output className="text-ink tabular-nums">
              {pasted.kind === 'moment' ? formatMoment(pasted.at, zone) : range && rangeText(range, zone)}
            </output>
          )
        }
        error={tried && pasted === null ? notATime : undefined}
      >
        <TextInput
          mono
          value={text}
          placeholder="2026-10-10T11:42:36Z"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex items-center justify-between gap-2">
        {pasted?.kind === 'interval' ? (
          <span className="text-xs text-muted">From the one to the other</span>
        ) : (
          <SegmentedControl
            label="How far around it"
            value={within}
            onChange={setWithin}
            options={aroundSpans.map(([label, ms]) => ({ value: String(ms), label }))}
          />
        )}
        <Button type="submit" size="sm" disabled={text.trim() === ''}>
          Go there
        </Button>
      </div>
    </form>
  );
}

/** Two moments on the View's clock. An interval pasted into either fills both. */
function SpanForm({ spanNow, zone, onRange }: Omit<Props, 'range'>) {
  const spell = (ms: number | undefined) => (ms === undefined ? '' : formatMoment(ms, zone));
  const [from, setFrom] = useState(() => spell(spanNow()?.from));
  const [to, setTo] = useState(() => spell(spanNow()?.to));
  const [tried, setTried] = useState(false);
  const read = (text: string) => parseTime(text, zone, Date.now());
  const [start, end] = [read(from), read(to)];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (start !== null && end !== null && start < end) onRange({ kind: 'absolute', from: start, to: end });
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = readPasted(event.clipboardData.getData('text'), zone, Date.now());
    if (pasted?.kind !== 'interval') return;
    event.preventDefault();
    setFrom(spell(pasted.from));
    setTo(spell(pasted.to));
  };
  const understood = (text: string, ms: number | null) =>
    ms === null || formatMoment(ms, zone) === text.trim() ? undefined : (
      <output className="text-ink tabular-nums">{formatMoment(ms, zone)}</output>
    );
  const isTurned = start !== null && end !== null && end <= start;
  const endError = end === null ? notATime : isTurned ? 'The end must come after the start.' : undefined;
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 border-t border-line pt-3">
      <Field
        label={`From (${zone})`}
        hint={understood(from, start)}
        error={tried && start === null ? notATime : undefined}
      >
        <TextInput mono value={from} onPaste={paste} onChange={(event) => setFrom(event.target.value)} />
      </Field>
      <Field
        label={`To, not included (${zone})`}
        hint={understood(to, end)}
        error={tried ? endError : undefined}
      >
        <TextInput mono value={to} onPaste={paste} onChange={(event) => setTo(event.target.value)} />
      </Field>
      <Button type="submit" size="sm" look="primary" className="self-end">
        Apply
      </Button>
    </form>
  );
}
