import fc from 'fast-check';
import { eventCategories, outcomes } from '../cloudtrail/enums.ts';
import { toPattern } from './glob.ts';
import { readLeaf } from './read-leaf.ts';
import { join, type Leaf, type Pattern, type SearchNode } from './search-node.ts';

export interface SearchPools {
  /** Values that typed fields and terms hold. */
  readonly values: fc.Arbitrary<string>;
  readonly ids: fc.Arbitrary<string>;
  readonly times: fc.Arbitrary<string>;
  readonly dictionaryFields: readonly string[];
  readonly paths: readonly string[];
}

/** Searches of every kind of node over what the pools hold, none with a problem. */
export function searchesOver(pools: SearchPools): fc.Arbitrary<SearchNode> {
  const part = fc.tuple(pools.values, fc.nat(8), fc.nat(8)).map(([value, from, length]) => {
    const characters = [...value];
    return characters.slice(from, from + 1 + length).join('');
  });
  const wild = fc
    .tuple(part, fc.constantFrom('*', '?', ''), fc.constantFrom('*', '?', ''), part)
    .map(([text, before, after, more]) => toPattern(`${before}${escaped(text)}${after}*${escaped(more)}`));
  const whole = pools.values.map((text): Pattern => ({ text, wild: false }));
  const pattern = fc.oneof({ weight: 3, arbitrary: whole }, { weight: 2, arbitrary: wild });
  const bound = fc.record({
    text: fc.oneof(pools.values, fc.integer({ min: -5, max: 120 }).map(String)),
    inclusive: fc.boolean(),
  });
  const field = fc.constantFrom(...pools.dictionaryFields, ...pools.paths);
  const is = (fields: fc.Arbitrary<string>, patterns: fc.Arbitrary<Pattern>): fc.Arbitrary<Leaf> =>
    fc.record({ kind: fc.constant('is' as const), field: fields, pattern: patterns });
  const literal = (texts: fc.Arbitrary<string>) => texts.map((text) => ({ text, wild: false }));
  const ranged = (fields: fc.Arbitrary<string>, bounds: typeof bound) =>
    fc
      .tuple(fields, fc.option(bounds, { nil: null }), fc.option(bounds, { nil: null }))
      .map(
        ([name, from, to]): Leaf =>
          from === null && to === null
            ? { kind: 'exists', field: name }
            : { kind: 'range', field: name, from, to },
      );
  const leaf: fc.Arbitrary<Leaf> = fc.oneof(
    { weight: 5, arbitrary: is(field, pattern) },
    { weight: 2, arbitrary: field.map((name): Leaf => ({ kind: 'exists', field: name })) },
    { weight: 2, arbitrary: ranged(fc.constantFrom(...pools.paths), bound) },
    {
      weight: 2,
      arbitrary: fc
        .oneof(pattern, part.map(toPattern))
        .map((found): Leaf => ({ kind: 'word', pattern: found })),
    },
    { weight: 1, arbitrary: is(fc.constantFrom('eventID', 'requestID'), literal(pools.ids)) },
    { weight: 1, arbitrary: is(fc.constant('outcome'), literal(fc.constantFrom(...outcomes, 'DENIED'))) },
    { weight: 1, arbitrary: is(fc.constant('eventCategory'), literal(fc.constantFrom(...eventCategories))) },
    { weight: 1, arbitrary: is(fc.constant('sourceIPAddress'), literal(network)) },
    {
      weight: 2,
      arbitrary: ranged(fc.constant('eventTime'), fc.record({ text: pools.times, inclusive: fc.boolean() })),
    },
  );
  const fine = leaf.filter((each) => !('problem' in readLeaf(each)) && !isEverything(each));
  return fc.letrec<{ node: SearchNode }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fine,
      tie('node').map((node): SearchNode => ({ kind: 'not', node })),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, nodes]) => join(kind, nodes) ?? anything),
    ),
  })).node;
}

const network = fc.constantFrom(
  '192.0.2.0/24',
  '192.0.0.0/8',
  '0.0.0.0/0',
  '2001:db8::/32',
  '::/0',
  '192.0.2.7/32',
);

const anything: SearchNode = { kind: 'exists', field: 'eventName' };

/** `*` alone is spelt as it is parsed: as `exists`. */
function isEverything(leaf: Leaf): boolean {
  return leaf.kind === 'is' && leaf.pattern.wild && leaf.pattern.text === '*';
}

function escaped(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&');
}

/** Any text in any place: for what only has to survive its spelling. */
export const anySearch = searchesOver({
  values: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      'a b',
      'x"y',
      '\\',
      '*',
      'AND',
      'or',
      '-a',
      '(',
      '[1 TO 2]',
      'arn:aws:iam::1:user/b',
      '2001:db8::1',
      '',
    ),
  ),
  ids: fc.uuid(),
  times: fc.constantFrom(
    '2026-10',
    '2026-10-05',
    '2026-10-05T12:30',
    '2026-10-05T12:30:01Z',
    '2026-10-05T12:30:01.250Z',
  ),
  dictionaryFields: ['eventName', 'principal', 'userAgent'],
  paths: ['requestParameters.bucketName', 'requestParameters.a:b c', 'resources.ARN', 'sharedEventID'],
}).filter((node) => countNodes(node) < 60);

function countNodes(node: SearchNode): number {
  if (node.kind === 'not') return 1 + countNodes(node.node);
  if (node.kind !== 'and' && node.kind !== 'or') return 1;
  return node.nodes.reduce((sum, child) => sum + countNodes(child), 1);
}
