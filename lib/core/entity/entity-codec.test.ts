import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../cloudtrail/clean-text.ts';
import { formatView } from '../view/codec.ts';
import { defaultView } from '../view/view.ts';
import { type Entity, entityFields } from './entity.ts';
import { entityHref, parseEntityPage } from './entity-codec.ts';

const value = fc.string({ unit: 'binary', minLength: 1 }).map(cleanText);
const arbitraryEntity: fc.Arbitrary<Entity> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...entityFields), value }),
  fc.record({ kind: fc.constant('value' as const), value }),
  fc.record({
    kind: fc.constant('term' as const),
    path: fc.constantFrom('requestParameters.bucketName', 'resources.ARN', 'sharedEventID'),
    value,
  }),
);

const read = (href: string) => {
  const [, kind = '', query = ''] = /^\/entity\/([^?]+)\?(.*)$/s.exec(href) ?? [];
  return parseEntityPage(kind, query);
};

describe('entityHref', () => {
  it('is read back to the same entity and View, whatever the value holds', () => {
    const view = { ...defaultView, range: { kind: 'relative', lastMs: 86_400_000 }, zone: 'local' } as const;
    fc.assert(
      fc.property(arbitraryEntity, (entity) => {
        const page = read(entityHref(entity, view));
        expect(page).toMatchObject({ entity, problems: [] });
        expect(formatView(page.view)).toBe(formatView(view));
      }),
    );
  });

  it('keeps ARNs readable', () => {
    expect(entityHref({ kind: 'principal', value: 'arn:aws:iam::777788889999:user/Bob' })).toBe(
      '/entity/principal?value=arn:aws:iam::777788889999:user/Bob',
    );
  });
});

describe('parseEntityPage', () => {
  it('says what is missing instead of guessing', () => {
    expect(read('/entity/planet?value=x')).toMatchObject({
      entity: null,
      problems: ['There is no page for this kind of thing.'],
    });
    expect(read('/entity/principal?last=24h').problems).toEqual(['The address holds no value to look for.']);
    expect(read('/entity/term?value=x').problems[0]).toMatch(/names no path/);
    expect(read('/entity/term?value=x&path=eventName').entity).toBeNull();
  });

  it('names what its View does not understand', () => {
    expect(read('/entity/value?value=i-0abc&colour=red')).toMatchObject({
      entity: { kind: 'value', value: 'i-0abc' },
      problems: ['There is no field "colour".'],
    });
  });
});
