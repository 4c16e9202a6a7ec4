import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatView } from './codec.ts';
import {
  around,
  excludeValue,
  includeValue,
  negateFilter,
  onlyValue,
  resolveRange,
  shiftSpan,
  spanOf,
  withoutFilter,
  withoutValue,
  zoomOut,
} from './edit-view.ts';
import { defaultView, type View } from './view.ts';

const view: View = {
  ...defaultView,
  filters: [
    { field: 'eventName', operator: 'is', values: ['AssumeRole', null] },
    { field: 'account', operator: 'not', values: ['111122223333'] },
  ],
};

describe('filters of a View', () => {
  it('include widens, exclude narrows, and each ends its contrary', () => {
    expect(formatView(includeValue(view, 'eventName', 'GetUser'))).toContain(
      'eventName=AssumeRole&eventName=GetUser',
    );
    const excluded = excludeValue(view, 'eventName', 'AssumeRole');
    expect(formatView(excluded)).toBe(
      'account.not=111122223333&eventName.exists=false&eventName.not=AssumeRole',
    );
    expect(formatView(includeValue(excluded, 'eventName', 'AssumeRole'))).toBe(formatView(view));
  });

  it('only leaves one value of the field and the other fields alone', () => {
    expect(formatView(onlyValue(view, 'eventName', 'X'))).toBe('account.not=111122223333&eventName=X');
  });

  it('removes a value, and the filter with its last one', () => {
    expect(withoutValue(view, 'account', 'not', '111122223333').filters).toHaveLength(1);
    expect(withoutFilter(view, { field: 'eventName', operator: 'is', values: [] }).filters).toHaveLength(1);
  });

  it('negating twice changes nothing', () => {
    for (const filter of view.filters) {
      const once = negateFilter(view, filter);
      const turned = once.filters.find((other) => other.field === filter.field);
      expect(turned?.operator).not.toBe(filter.operator);
      if (turned) expect(formatView(negateFilter(once, turned))).toBe(formatView(view));
    }
  });
});

describe('ranges of a View', () => {
  const spans = fc
    .tuple(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 1, max: 1e11 }))
    .map(([from, width]) => ({ from, to: from + width }));

  it('shift keeps the width, and there and back is where it was', () => {
    fc.assert(
      fc.property(spans, (span) => {
        const later = spanOf(shiftSpan(span, 1), null);
        expect(later).toEqual({ from: span.to, to: span.to + (span.to - span.from) });
        if (later) expect(spanOf(shiftSpan(later, -1), null)).toEqual(span);
      }),
    );
  });

  it('zooming out holds what was in view', () => {
    fc.assert(
      fc.property(spans, (span) => {
        const wide = spanOf(zoomOut(span), null);
        expect(wide?.from).toBeLessThan(span.from);
        expect(wide?.to).toBeGreaterThan(span.to);
      }),
    );
  });

  it('stops at the last year that can be written', () => {
    const end = Date.parse('9999-12-31T23:00:00Z');
    expect(formatView({ ...defaultView, range: shiftSpan({ from: end - 3_600_000, to: end }, 1) })).toContain(
      'to=9999',
    );
  });

  it('knows what each range means', () => {
    const answered = { from: 1, to: 2 };
    expect(spanOf({ kind: 'absolute', from: 5, to: 6 }, answered)).toEqual({ from: 5, to: 6 });
    expect(spanOf({ kind: 'relative', lastMs: 10 }, answered)).toEqual(answered);
    expect(resolveRange({ kind: 'relative', lastMs: 10 }, answered, 100)).toEqual({ from: 90, to: 100 });
    expect(resolveRange({ kind: 'all' }, answered, 100)).toEqual(answered);
    expect(spanOf({ kind: 'all' }, null)).toBeNull();
    expect(spanOf({ kind: 'untimed' }, answered)).toBeNull();
    expect(around(100, 5)).toEqual({ kind: 'absolute', from: 95, to: 106 });
  });
});
