import { Check, CircleAlert, CircleSlash, LoaderCircle } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { runState } from '#lib/core/imports/run-result.ts';

const states = {
  working: { tone: 'accent', text: 'Working', icon: <LoaderCircle className="animate-spin" aria-hidden /> },
  clean: { tone: 'neutral', text: 'Complete', icon: <Check aria-hidden /> },
  attention: { tone: 'warning', text: 'Needs a look', icon: <CircleAlert aria-hidden /> },
  nothing: { tone: 'danger', text: 'Nothing read', icon: <CircleSlash aria-hidden /> },
} as const;

export function RunBadge({ run }: { run: Pick<ImportRun, 'finishedAt' | 'counts' | 'sourcesFailed'> }) {
  const state = states[runState(run)];
  return (
    <Badge tone={state.tone} icon={state.icon}>
      {state.text}
    </Badge>
  );
}
