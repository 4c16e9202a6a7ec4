import { Ban, Check, CircleAlert, CircleSlash, LoaderCircle, Pause, Trash2 } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { runState } from '#lib/core/imports/run-result.ts';

const states = {
  working: { tone: 'accent', text: 'Working', icon: <LoaderCircle className="animate-spin" aria-hidden /> },
  held: { tone: 'warning', text: 'On hold', icon: <Pause aria-hidden /> },
  cancelling: {
    tone: 'warning',
    text: 'Cancelling',
    icon: <LoaderCircle className="animate-spin" aria-hidden />,
  },
  cancelled: { tone: 'neutral', text: 'Cancelled', icon: <Ban aria-hidden /> },
  clean: { tone: 'neutral', text: 'Complete', icon: <Check aria-hidden /> },
  attention: { tone: 'warning', text: 'Needs a look', icon: <CircleAlert aria-hidden /> },
  nothing: { tone: 'danger', text: 'Nothing read', icon: <CircleSlash aria-hidden /> },
} as const;

const deletions = {
  deleting: {
    tone: 'warning',
    text: 'Deleting',
    icon: <LoaderCircle className="animate-spin" aria-hidden />,
  },
  deleted: { tone: 'neutral', text: 'Deleted', icon: <Trash2 aria-hidden /> },
  restoring: {
    tone: 'accent',
    text: 'Coming back',
    icon: <LoaderCircle className="animate-spin" aria-hidden />,
  },
  purging: { tone: 'neutral', text: 'Being removed', icon: <Trash2 aria-hidden /> },
} as const;

type Shown = Pick<ImportRun, 'finishedAt' | 'counts' | 'sourcesFailed' | 'cancelled' | 'heldBy' | 'deletion'>;

export function RunBadge({ run }: { run: Shown }) {
  const state = run.deletion === null ? states[runState(run)] : deletions[run.deletion.state];
  return (
    <Badge tone={state.tone} icon={state.icon}>
      {state.text}
    </Badge>
  );
}
