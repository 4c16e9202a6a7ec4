import { describe, expect, it } from 'vitest';
import { formatView } from '../view/codec.ts';
import { entityView, mentionsView } from './entity-view.ts';

describe('entityView', () => {
  it('filters by the field of a typed entity and keeps what else the View asks', () => {
    const view = entityView(
      { kind: 'sourceIPAddress', value: '192.0.2.1' },
      { range: { kind: 'relative', lastMs: 3_600_000 }, search: 'errorCode:*' },
    );
    expect(formatView(view)).toBe('last=1h&sourceIPAddress=192.0.2.1&q=errorCode:%2A');
  });

  it('adds a path and its value to the search, quoted', () => {
    const entity = { kind: 'term', path: 'requestParameters.bucketName', value: 'a "b" OR *' } as const;
    expect(entityView(entity).search).toBe('requestParameters.bucketName:"a \\"b\\" OR *"');
    expect(entityView(entity, { search: 'x1y OR z2w' }).search).toBe(
      '(x1y OR z2w) AND requestParameters.bucketName:"a \\"b\\" OR *"',
    );
  });

  it('looks for any value as a word', () => {
    expect(mentionsView('i-0abc').search).toBe('i-0abc');
    expect(entityView({ kind: 'value', value: 'arn:aws:s3:::b' }).search).toBe('"arn:aws:s3:::b"');
  });
});
