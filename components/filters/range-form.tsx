import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { formatMoment } from '#lib/core/time/format-time.ts';
import { parseTime } from '#lib/core/time/parse-time.ts';
import { around, type Span } from '#lib/core/view/edit-view.ts';
import type { TimeRange } from '#lib/core/view/view.ts';
import { presets } from './range-text.ts';

interface Props {
  range: TimeRange;
  spanNow: () => Span | null;
  zone: string;
  onRange: (range: TimeRange) => void;
}

const pastedWithin = 300_000;
const notATime = 'Not a time: try 2026-10-10 11:42, an ISO or epoch timestamp, or -2h.';

/** Presets, two moments in the View's zone, or the surroundings of one pasted timestamp. */
export function RangeForm({ range, spanNow, zone, onRange }: Props) {
  const spell = (ms: number | undefined) => (ms === undefined ? '' : formatMoment(ms, zone));
  const [from, setFrom] = useState(() => spell(spanNow()?.from));
  const [to, setTo] = useState(() => spell(spanNow()?.to));
  const [pasted, setPasted] = useState('');
  const [tried, setTried] = useState<'none' | 'span' | 'pasted'>('none');
  const read = (text: string) => parseTime(text, zone, Date.now());
  const [start, end, moment] = [read(from), read(to), read(pasted)];

  const submitSpan = (event: FormEvent) => {
    event.preventDefault();
    setTried('span');
    if (start !== null && end !== null && start < end) onRange({ kind: 'absolute', from: start, to: end });
  };
  const submitPasted = (event: FormEvent) => {
    event.preventDefault();
    setTried('pasted');
    if (moment !== null) onRange(around(moment, pastedWithin));
  };
  const endError =
    end === null
      ? notATime
      : start !== null && end <= start
        ? 'The end must come after the start.'
        : undefined;
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-5 gap-1">
        {presets.map(([label, lastMs]) => (
          <Button
            key={label}
            size="sm"
            aria-pressed={range.kind === 'relative' && range.lastMs === lastMs}
            aria-label={`Last ${label}`}
            className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
            onClick={() => onRange({ kind: 'relative', lastMs })}
          >
            {label}
          </Button>
        ))}
        <Button
          size="sm"
          aria-pressed={range.kind === 'all'}
          className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
          onClick={() => onRange({ kind: 'all' })}
        >
          All
        </Button>
        <Button
          size="sm"
          title="Events without a usable time"
          aria-pressed={range.kind === 'untimed'}
          className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
          onClick={() => onRange({ kind: 'untimed' })}
        >
          No time
        </Button>
      </div>
      <form onSubmit={submitSpan} className="flex flex-col gap-2 border-t border-line pt-3">
        <Field label={`From (${zone})`} error={tried === 'span' && start === null ? notATime : undefined}>
          <TextInput mono value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label={`To, not included (${zone})`} error={tried === 'span' ? endError : undefined}>
          <TextInput mono value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
        <Button type="submit" look="primary" className="self-end">
          Apply
        </Button>
      </form>
      <form onSubmit={submitPasted} className="flex flex-col gap-2 border-t border-line pt-3">
        <Field
          label="Around a moment"
          hint={moment === null ? 'Paste any timestamp' : `Five minutes around ${formatMoment(moment, zone)}`}
          error={tried === 'pasted' && moment === null ? notATime : undefined}
        >
          <TextInput
            mono
            value={pasted}
            placeholder="2026-10-10T11:42:36Z"
            onChange={(event) => setPasted(event.target.value)}
          />
        </Field>
        <Button type="submit" className="self-end" disabled={pasted.trim() === ''}>
          Go there
        </Button>
      </form>
    </div>
  );
}
