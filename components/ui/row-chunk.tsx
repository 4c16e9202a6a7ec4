import { type ReactNode, useEffect, useRef, useState } from 'react';

/** How far from sight rows come in. */
const nearPx = 800;

interface Props {
  rows: number;
  columns: number;
  /** In the page from the beginning. */
  isNear: boolean;
  children: () => ReactNode;
}

/** RowChunk: a part of a table that holds its place until it comes near to sight. Props: rows, columns, isNear, children. */
export function RowChunk({ rows, columns, isNear, children }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [isIn, setIn] = useState(isNear);
  useEffect(() => {
    const element = body.current;
    if (isIn || element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setIn(true);
      },
      { root: scrollerOf(element), rootMargin: `${nearPx}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [isIn]);
  return (
    <tbody ref={body}>
      {isIn ? (
        children()
      ) : (
        <tr aria-hidden style={{ height: `calc(var(--row-height) * ${rows})` }}>
          <td colSpan={columns} />
        </tr>
      )}
    </tbody>
  );
}

/** Margins count from the box that scrolls, not from the window. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at !== null; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
}
