'use client';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { rangeText } from '#components/filters/range-text.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { View } from '#lib/core/view/view.ts';
import { viewWords } from './view-words.ts';

export interface ViewFormValues {
  readonly name: string;
  readonly description: string;
  readonly keepsRange: boolean;
}

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What is saved. */
  view: View;
  zone: string;
  initial: ViewFormValues;
  saving: boolean;
  onSave: (values: ViewFormValues) => void;
}

/** ViewForm: name, description and time range of a saved view. Props: open, onOpenChange, title, view, zone, initial, saving, onSave. */
export function ViewForm({ open, onOpenChange, ...props }: Props) {
  const id = useId();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={props.title}
      description={<ValueText value={viewWords(props.view)} prose />}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button look="primary" type="submit" form={id} disabled={props.saving}>
            Save
          </Button>
        </>
      }
    >
      {open && <Fields id={id} {...props} />}
    </Dialog>
  );
}

function Fields({ id, view, zone, initial, onSave }: Omit<Props, 'open' | 'onOpenChange'> & { id: string }) {
  const [name, setName] = useState(initial.name);
  const [description, setDescription] = useState(initial.description);
  const [keepsRange, setKeepsRange] = useState(initial.keepsRange);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') onSave({ name: name.trim(), description: description.trim(), keepsRange });
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-3">
      <Field label="Name" error={tried && name.trim() === '' ? 'A view needs a name.' : undefined}>
        <TextInput value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Description" hint="What it is for; may be left empty.">
        <TextInput
          value={description}
          maxLength={1000}
          onChange={(event) => setDescription(event.target.value)}
        />
      </Field>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 text-xs font-medium text-muted">Time range when it is opened</legend>
        <Choice name={id} checked={!keepsRange} onChoose={() => setKeepsRange(false)}>
          Keep the range that is shown then
        </Choice>
        <Choice name={id} checked={keepsRange} onChoose={() => setKeepsRange(true)}>
          Always <span className="text-muted">{rangeText(view.range, zone)}</span>
        </Choice>
      </fieldset>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  checked: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function Choice({ name, checked, onChoose, children }: ChoiceProps) {
  return (
    <label className="flex items-center gap-2 text-sm">
      <input type="radio" name={name} checked={checked} onChange={onChoose} className="accent-accent" />
      <span>{children}</span>
    </label>
  );
}
