import { type RefObject, useEffect, useState } from 'react';

const mostMatches = 5000;

/** Marks where `search` stands in the `pre` within a scrolling `element`, without changing the page's nodes. */
export function useFind(element: RefObject<HTMLElement | null>, text: string, search: string) {
  const [place, setPlace] = useState({ search, at: 0 });
  const [count, setCount] = useState(0);
  const at = place.search === search && count > 0 ? place.at % count : 0;

  useEffect(() => {
    const node = element.current?.querySelector('pre')?.firstChild;
    const ranges = node instanceof Text ? findRanges(node, text, search) : [];
    setCount(ranges.length);
    CSS.highlights.set('found', new Highlight(...ranges));
    const here = ranges[at];
    CSS.highlights.set('found-here', here === undefined ? new Highlight() : new Highlight(here));
    if (here !== undefined) scrollTo(element.current, here);
    return () => {
      CSS.highlights.delete('found');
      CSS.highlights.delete('found-here');
    };
  }, [element, text, search, at]);

  return {
    count,
    at,
    step: (by: 1 | -1) => setPlace({ search, at: (at + by + count) % Math.max(1, count) }),
  };
}

/** Letters are compared without regard to case where that keeps the text's length. */
function findRanges(node: Text, text: string, search: string): Range[] {
  if (search === '') return [];
  const folded = text.toLowerCase();
  const [where, what] = folded.length === text.length ? [folded, search.toLowerCase()] : [text, search];
  const ranges: Range[] = [];
  for (
    let at = where.indexOf(what);
    at >= 0 && ranges.length < mostMatches;
    at = where.indexOf(what, at + what.length)
  ) {
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + what.length);
    ranges.push(range);
  }
  return ranges;
}

function scrollTo(box: HTMLElement | null, range: Range): void {
  if (box === null) return;
  const [inner, outer] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
}
