import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allOpen,
  firstFolds,
  layoutGraph,
  linksAround,
  mostChildren,
  neighbour,
  nodeHeight,
  nodeWidth,
} from './layout-graph.ts';
import { sessionOf } from './testing-sessions.test-support.ts';

const open = { closed: new Set<string>(), whole: new Set<string>() };
const chain = [
  sessionOf({ key: 'bob', account: '111122223333' }),
  sessionOf({ key: 'broker', parent: 'bob', account: '222233334444', grade: 'key' }),
  sessionOf({ key: 'admin', parent: 'broker', account: '333344445555', grade: 'inferred' }),
];

test('a chain runs from left to right, a lane for each account', () => {
  const { nodes, lanes, links } = layoutGraph(chain, open);
  expect(nodes.map(({ row }) => row.key)).toEqual(['bob', 'broker', 'admin']);
  expect(nodes.map(({ x }) => x)).toEqual(nodes.map(({ x }) => x).toSorted((a, b) => a - b));
  expect(lanes.map(({ account }) => account)).toEqual(['111122223333', '222233334444', '333344445555']);
  expect(links.map(({ grade }) => grade)).toEqual(['key', 'inferred']);
});

test('a closed session hides what is below it and says how much', () => {
  const { nodes } = layoutGraph(chain, { ...open, closed: new Set(['bob']) });
  expect(nodes).toHaveLength(1);
  expect(nodes[0]?.hidden).toBe(2);
});

test('of many children some are drawn, the rest is one node until asked for', () => {
  const many = [sessionOf({ key: 'root' })];
  for (let n = 0; n < 100; n += 1) many.push(sessionOf({ key: `child ${n}`, parent: 'root' }));
  const { nodes, rests } = layoutGraph(many, open);
  expect(nodes).toHaveLength(1 + mostChildren);
  expect(rests.map(({ count }) => count)).toEqual([100 - mostChildren]);
  expect(layoutGraph(many, { ...open, whole: new Set(['root']) }).nodes).toHaveLength(101);
});

test('everything open draws every session', () => {
  const many = [sessionOf({ key: 'root' }), sessionOf({ key: 'alone' })];
  for (let n = 0; n < 100; n += 1)
    many.push(sessionOf({ key: `child ${n}`, parent: n % 9 ? 'root' : 'alone' }));
  expect(layoutGraph(many, allOpen(many)).nodes).toHaveLength(102);
});

test('around a session are its way from the start and what it opened, and nothing else', () => {
  const side = sessionOf({ key: 'side', parent: 'bob' });
  const model = layoutGraph([...chain, side], open);
  const around = (key: string) =>
    linksAround(model, key)
      .map(({ id }) => id)
      .toSorted();
  expect(around('broker')).toEqual(['admin', 'broker']);
  expect(around('admin')).toEqual(['admin', 'broker']);
  expect(around('bob')).toEqual(['broker', 'side']);
});

test('arrows follow links and columns', () => {
  const model = layoutGraph(chain, open);
  expect(neighbour(model, 'broker', 'left')).toBe('bob');
  expect(neighbour(model, 'broker', 'right')).toBe('admin');
  expect(neighbour(model, 'admin', 'right')).toBeNull();
  expect(neighbour(model, 'admin', 'up')).toBeNull();
});

const anySessions = fc
  .array(fc.record({ parent: fc.nat(30), account: fc.constantFrom('a', 'b', null) }), { maxLength: 30 })
  .map((rows) =>
    rows.map(({ parent, account }, at) =>
      sessionOf({ key: String(at), account, parent: parent % 7 === 0 ? null : String(parent) }),
    ),
  );

test('whatever hangs together how, cycles too, every session is drawn once and none covers another', () => {
  fc.assert(
    fc.property(anySessions, (sessions) => {
      const whole = new Set(sessions.map(({ key }) => key));
      const { nodes, lanes, width, height } = layoutGraph(sessions, { closed: new Set(), whole });
      expect(nodes.map(({ row }) => row.key).toSorted()).toEqual(sessions.map(({ key }) => key).toSorted());
      expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
      for (const { x, y, row } of nodes) {
        const lane = lanes.find(({ account }) => account === row.account);
        expect(lane && y >= lane.y && y + nodeHeight <= lane.y + lane.height).toBe(true);
        expect(x + nodeWidth <= width && y + nodeHeight <= height).toBe(true);
      }
    }),
  );
});

test('begins a large graph with what is two steps below folded, and the way to the session open', () => {
  const chain = (name: string, length: number, root: string) =>
    Array.from({ length }, (_, at) =>
      sessionOf({ key: `${name}${at}`, parent: at === 0 ? root : `${name}${at - 1}` }),
    );
  const small = [sessionOf({ key: 'root' }), ...chain('a', 3, 'root')];
  expect(firstFolds(small, 'root').closed.size).toBe(0);
  const large = [sessionOf({ key: 'root' }), ...chain('a', 60, 'root'), ...chain('b', 3, 'root')];
  const { nodes } = layoutGraph(large, firstFolds(large, 'a1'));
  expect(nodes.map(({ row, hidden }) => [row.key, hidden])).toEqual([
    ['root', 0],
    ['a0', 0],
    ['a1', 0],
    ['a2', 57],
    ['b0', 2],
  ]);
});
