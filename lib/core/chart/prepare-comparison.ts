import type { ActivityResponse } from '../contract/events.ts';
import { formatDuration } from '../time/format-time.ts';
import { spanLabel } from './span-label.ts';
import type { TimelineComparison } from './timeline-model.ts';

/** The period before the range, as a whole and against it. */
export function prepareComparison(
  { previous, range, total }: ActivityResponse,
  zone: string,
): TimelineComparison {
  if (previous === null || range === null) {
    return { total: null, difference: null, label: 'no events are stored from before this range' };
  }
  const { shiftMs, counts } = previous;
  const width = formatDuration(range.to - range.from);
  const span = spanLabel(range.from - shiftMs, range.to - shiftMs, zone);
  const partly = counts.some((n) => n === null) ? ', of which a part lies outside of what is stored' : '';
  return {
    total: previous.total,
    difference: differenceText(total, previous.total),
    label: `the ${width} before: ${span}${partly}`,
  };
}

/** `+12 %`, `−8 %`, `×5.2`; in events where there were none before. */
export function differenceText(now: number, before: number): string {
  if (now === before) return '±0';
  if (before === 0) return `+${now.toLocaleString('en')}`;
  const ratio = now / before;
  if (ratio >= 3) return `×${ratio.toLocaleString('en', { maximumFractionDigits: ratio < 10 ? 1 : 0 })}`;
  const percent = Math.abs(ratio - 1) * 100;
  const rounded = percent < 1 ? '<1' : percent.toFixed(0);
  return `${now > before ? '+' : '−'}${rounded} %`;
}
