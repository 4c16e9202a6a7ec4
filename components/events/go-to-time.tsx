'use client';
import { CornerDownRight } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { usePageKey } from '#components/shell/use-page-key.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Popover } from '#components/ui/popover.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { formatMoment } from '#lib/core/time/format-time.ts';
import { parseTime } from '#lib/core/time/parse-time.ts';

interface Props {
  zone: string;
  disabled: boolean;
  onGo: (ms: number) => void;
}

/** GoToTime: to the row of a moment, the list staying what it is. Key t. Props: zone, disabled, onGo. */
export function GoToTime({ zone, disabled, onGo }: Props) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  usePageKey('t', () => !disabled && setOpen(true));
  const ms = parseTime(text, zone, Date.now());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (ms === null) return;
    setOpen(false);
    onGo(ms);
  };
  const hint =
    text.trim() === '' ? (
      'The filters and the range stay'
    ) : ms === null ? (
      'Not a time yet'
    ) : (
      <output className="text-ink tabular-nums">{formatMoment(ms, zone)}</output>
    );
  return (
    <Popover
      label="Go to a time in the list"
      align="end"
      className="w-72"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setTried(false);
      }}
      trigger={
        <IconButton size="sm" label="Go to a time in the list" keys="t" disabled={disabled}>
          <CornerDownRight aria-hidden />
        </IconButton>
      }
    >
      <form onSubmit={submit} className="flex items-start gap-2">
        <Field
          label={`Go to (${zone})`}
          hint={hint}
          error={tried && ms === null ? 'Try 2026-10-10 11:42, or any timestamp.' : undefined}
        >
          <TextInput
            // What is typed right after the key has to arrive.
            autoFocus
            mono
            value={text}
            placeholder="2026-10-10 11:42"
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button type="submit" size="sm" className="mt-5" disabled={text.trim() === ''}>
          Go
        </Button>
      </form>
    </Popover>
  );
}
