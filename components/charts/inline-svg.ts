/** A text of the chart, which the canvas writes: an image knows none of the page's fonts. */
interface Label {
  readonly text: string;
  /** Where its first letter stands, in px from the corner of the SVG. */
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly fill: string;
}

const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'display',
  'visibility',
] as const;

/** An SVG of the page as one that stands alone: every style written out, its texts apart. */
export function inlineSvg(svg: SVGSVGElement): { text: string; labels: Label[] } {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [index, original] of originals.entries()) {
    const style = getComputedStyle(original);
    const target = copies[index];
    target?.removeAttribute('class');
    for (const name of properties) {
      // Paint servers are named by the attribute; computed, they would carry the page's address.
      if (original.getAttribute(name)?.startsWith('url(')) continue;
      target?.style.setProperty(name, style.getPropertyValue(name));
    }
  }
  for (const text of copy.querySelectorAll('text')) text.remove();
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const labels = [...svg.querySelectorAll('text')].flatMap(labelOf);
  return { text: new XMLSerializer().serializeToString(copy), labels };
}

function labelOf(element: SVGTextElement): Label[] {
  const text = element.textContent;
  if (text === '' || element.getNumberOfChars() === 0) return [];
  const { x, y } = element.getStartPositionOfChar(0);
  const { fontWeight, fontSize, fontFamily, fill } = getComputedStyle(element);
  return [{ text, x, y, font: `${fontWeight} ${fontSize} ${fontFamily}`, fill }];
}
