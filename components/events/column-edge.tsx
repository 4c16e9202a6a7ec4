import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { changeListPreferences, useListPreferences } from '#lib/browser/list-preferences.ts';

const [least, most] = [56, 900];

/** The right edge of a column's head: dragged, or moved with the arrow keys; a double click gives it back its own width. */
export function ColumnEdge({ id, label }: { id: string; label: string }) {
  const { widths } = useListPreferences();
  const start = useRef<{ x: number; width: number } | null>(null);
  const setWidth = (width: number) =>
    changeListPreferences({
      widths: { ...widths, [id]: Math.round(Math.min(most, Math.max(least, width))) },
    });
  const widthNow = (element: Element) => element.closest('th')?.getBoundingClientRect().width ?? least;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the window splitter pattern; hr takes no keys.
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuenow={widths[id] ?? 0}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={(event: PointerEvent) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width: widthNow(event.currentTarget) };
      }}
      onPointerMove={(event: PointerEvent) => {
        if (start.current) setWidth(start.current.width + event.clientX - start.current.x);
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onDoubleClick={() => {
        const { [id]: _, ...others } = widths;
        changeListPreferences({ widths: others });
      }}
      onKeyDown={(event: KeyboardEvent) => {
        const by = event.key === 'ArrowLeft' ? -16 : event.key === 'ArrowRight' ? 16 : 0;
        if (by === 0) return;
        event.preventDefault();
        event.stopPropagation();
        setWidth(widthNow(event.currentTarget) + by);
      }}
      className="absolute inset-y-0 -right-1 z-10 w-2 cursor-col-resize touch-none hover:bg-accent/30 focus-visible:bg-accent/40 focus-visible:outline-none"
    />
  );
}
