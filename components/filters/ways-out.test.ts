import { describe, expect, it } from 'vitest';
import { formatView } from '#lib/core/view/codec.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { partsAlone, removals } from './ways-out.ts';

const view: View = {
  ...defaultView,
  range: { kind: 'relative', lastMs: 3_600_000 },
  filters: [
    { field: 'principal', operator: 'not', values: ['arn:aws:iam::111122223333:user/bob', null] },
    { field: 'outcome', operator: 'is', values: ['denied'] },
  ],
};

describe('ways out of an empty result', () => {
  it('takes away one part at a time and names it', () => {
    expect(removals(view, 'UTC').map((way) => [way.label, formatView(way.view)])).toEqual([
      ['All time instead of Last 1 h', formatView({ ...view, range: { kind: 'all' } })],
      ['Without “Principal is not bob or 1 more”', 'last=1h&outcome=denied'],
      [
        'Without “Outcome is denied”',
        'last=1h&principal.not=arn:aws:iam::111122223333:user/bob&principal.exists=true',
      ],
    ]);
  });

  it('has none where nothing was asked for, and never more than eight', () => {
    expect(removals(defaultView, 'UTC')).toEqual([]);
    const many = Array.from(
      { length: 20 },
      () => ({ field: 'account', operator: 'is', values: ['1'] }) as const,
    );
    expect(removals({ ...view, filters: many }, 'UTC')).toHaveLength(8);
    expect(partsAlone({ ...view, filters: many })).toHaveLength(8);
  });

  it('takes the search apart where AND joins it', () => {
    const searched: View = { ...defaultView, search: 'foo AND (a1b OR c2d) -errorCode:*' };
    expect(removals(searched, 'UTC').map((way) => [way.label, way.view.search])).toEqual([
      ['Without “foo”', '(a1b OR c2d) -errorCode:*'],
      ['Without “(a1b OR c2d)”', 'foo -errorCode:*'],
      ['Without “-errorCode:*”', 'foo AND (a1b OR c2d)'],
    ]);
    expect(removals({ ...defaultView, search: 'foo' }, 'UTC')[0]?.view).toEqual(defaultView);
    expect(removals({ ...defaultView, search: 'eventName:' }, 'UTC')).toEqual([]);
    expect(partsAlone(searched).map((part) => part.view.search)).toEqual([
      'foo',
      '(a1b OR c2d)',
      '-errorCode:*',
    ]);
  });

  it('asks for each filter by itself', () => {
    expect(partsAlone(view).map((each) => formatView(each.view))).toContain('outcome=denied');
  });
});
