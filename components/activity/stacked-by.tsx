import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import type { View } from '#lib/core/view/view.ts';

interface Props {
  split: View['split'];
  onSplit: (split: View['split']) => void;
}

/** StackedBy: the two ways to look at activity that answer most. Props: split, onSplit. */
export function StackedBy({ split, onSplit }: Props) {
  return (
    <SegmentedControl<View['split']>
      label="Stacked by"
      value={split}
      onChange={onSplit}
      options={[
        { value: 'outcome', label: 'Outcome' },
        { value: 'eventSource', label: 'Service' },
      ]}
    />
  );
}
