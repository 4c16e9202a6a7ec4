import { ChevronsDownUp, ChevronsUpDown, Maximize2, Minus, Plus } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';

interface Props {
  onSmaller: () => void;
  onLarger: () => void;
  onFit: () => void;
  /** Null where everything is open. */
  onOpenAll: (() => void) | null;
  /** Null where it is as it began. */
  onFold: (() => void) | null;
}

/** GraphControls: size and folds of a graph. Props: onSmaller, onLarger, onFit, onOpenAll, onFold. */
export function GraphControls({ onSmaller, onLarger, onFit, onOpenAll, onFold }: Props) {
  return (
    <div className="absolute top-2 right-4 z-20 flex rounded-sm bg-raised p-0.5 ring-1 ring-line-strong">
      {(onOpenAll !== null || onFold !== null) && (
        <>
          <IconButton size="sm" label="Open all" disabled={onOpenAll === null} onClick={() => onOpenAll?.()}>
            <ChevronsUpDown aria-hidden />
          </IconButton>
          <IconButton
            size="sm"
            label="Fold as it began"
            disabled={onFold === null}
            onClick={() => onFold?.()}
          >
            <ChevronsDownUp aria-hidden />
          </IconButton>
          <span aria-hidden className="mx-0.5 my-1 border-l border-line" />
        </>
      )}
      <IconButton size="sm" label="Smaller" keys="-" onClick={onSmaller}>
        <Minus aria-hidden />
      </IconButton>
      <IconButton size="sm" label="Larger" keys="+" onClick={onLarger}>
        <Plus aria-hidden />
      </IconButton>
      <IconButton size="sm" label="Fit the width" keys="0" onClick={onFit}>
        <Maximize2 aria-hidden />
      </IconButton>
    </div>
  );
}
