import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCycles } from './find-cycles.ts';

test('a chain has no cycle, a ring is one, two rings are two', () => {
  expect(
    findCycles(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', []],
      ]),
    ),
  ).toEqual([]);
  expect(findCycles(new Map([['a', ['a']]]))).toEqual([['a']]);
  const rings = new Map([
    ['a', ['b']],
    ['b', ['a', 'c']],
    ['c', ['d']],
    ['d', ['c']],
  ]);
  expect(findCycles(rings).sort()).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a chain of a hundred thousand files is walked', () => {
  const size = 100_000;
  const chain = new Map(Array.from({ length: size }, (_, i) => [String(i), [String((i + 1) % size)]]));
  expect(findCycles(chain)[0]).toHaveLength(size);
});

const graphs = fc
  .uniqueArray(fc.tuple(fc.nat(7), fc.nat(7)), { selector: String, maxLength: 20 })
  .map((edges) => {
    const graph = new Map<string, string[]>();
    for (let node = 0; node < 8; node += 1) graph.set(String(node), []);
    for (const [from, to] of edges) graph.get(String(from))?.push(String(to));
    return graph;
  });

/** Whether a walk of one step or more leads from one node to another. */
function leads(graph: Map<string, string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const queue = [...(graph.get(from) ?? [])];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node === to) return true;
    if (!seen.has(node)) queue.push(...(graph.get(node) ?? []));
    seen.add(node);
  }
  return false;
}

test('a file is in a cycle exactly if a walk leads from it back to it, together with all it meets there', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const cycles = findCycles(graph);
      for (const node of graph.keys()) {
        const expected = [...graph.keys()].filter(
          (other) => leads(graph, node, other) && leads(graph, other, node),
        );
        expect(cycles.filter((members) => members.includes(node))).toEqual(
          expected.length > 0 ? [expected] : [],
        );
      }
    }),
  );
});
