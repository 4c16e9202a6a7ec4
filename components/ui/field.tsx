'use client';
import { Field as Base } from '@base-ui/react/field';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** One TextInput, SearchInput or Select. */
  children: ReactNode;
}

/** Field: label, hint and error tied to one control. Props: label, hint, error, children. */
export function Field({ label, hint, error, children }: Props) {
  return (
    <Base.Root invalid={Boolean(error)} className="flex flex-col gap-1">
      <Base.Label className="text-xs font-medium text-muted">{label}</Base.Label>
      {children}
      {hint && !error && <Base.Description className="text-xs text-faint">{hint}</Base.Description>}
      {error && (
        <Base.Error match className="text-xs text-danger">
          {error}
        </Base.Error>
      )}
    </Base.Root>
  );
}
