import type { ChartCaption } from './chart-caption.ts';
import { colourOf } from './colour-of.ts';
import { inlineSvg } from './inline-svg.ts';

const scale = 2;
const pad = 16;
const titleHeight = 22;
const lineHeight = 17;
const longestLine = 160;

/**
 * A chart as PNG at twice its size, in the theme of the page, from the very SVG that is shown.
 * `box`: the element that holds it. Throws where there is nothing to draw.
 */
export async function drawPicture(box: HTMLElement, caption: ChartCaption): Promise<Blob> {
  const { width, height } = box.getBoundingClientRect();
  const lines = caption.lines.map((line) =>
    line.length > longestLine ? `${line.slice(0, longestLine)}…` : line,
  );
  const top = pad + titleHeight + lines.length * lineHeight + 28;
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * pad) * scale;
  canvas.height = (top + height + pad) * scale;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no pictures.');
  context.scale(scale, scale);
  const style = getComputedStyle(box);
  const colour = (name: string) => resolveColour(box, `var(--${name})`);
  context.fillStyle = colour('surface');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = 'alphabetic';
  const write = (text: string, x: number, y: number, font: string, name: string) => {
    context.font = `${font} ${style.fontFamily}`;
    context.fillStyle = colour(name);
    context.fillText(text, x, y);
    return context.measureText(text).width;
  };
  write(caption.title, pad, pad + 14, '600 15px', 'ink');
  for (const [index, line] of lines.entries()) {
    write(line, pad, pad + titleHeight + (index + 1) * lineHeight - 5, '12px', 'muted');
  }
  let x = pad;
  for (const { label, colour: name, total } of caption.legend) {
    context.fillStyle = resolveColour(box, colourOf(name));
    context.fillRect(x, top - 20, 9, 9);
    x += 15 + write(label, x + 15, top - 12, '12px', 'muted');
    x += 6 + write(total.toLocaleString('en'), x + 6, top - 12, '12px', 'ink') + 18;
  }
  for (const svg of box.querySelectorAll<SVGSVGElement>('svg:not([role="slider"] svg)')) {
    const place = svg.getBoundingClientRect();
    const [left, above] = [
      pad + place.left - box.getBoundingClientRect().left,
      top + place.top - box.getBoundingClientRect().top,
    ];
    const { text, labels } = inlineSvg(svg);
    context.drawImage(await toImage(text), left, above, place.width, place.height);
    for (const label of labels) {
      context.font = label.font;
      context.fillStyle = label.fill;
      context.fillText(label.text, left + label.x, above + label.y);
    }
  }
  return new Promise((done, fail) => {
    canvas.toBlob(
      (blob) => (blob === null ? fail(new Error('The picture is too large.')) : done(blob)),
      'image/png',
    );
  });
}

/** A colour of the theme as the element has it: canvases know no variables. */
function resolveColour(box: HTMLElement, value: string): string {
  const probe = document.createElement('span');
  probe.style.color = value;
  box.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

async function toImage(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const image = new Image();
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  return image;
}
