import type { SessionRow } from '../contract/roles.ts';
import type { Grade } from './session-kinds.ts';

export const nodeWidth = 184;
export const nodeHeight = 40;
const columnGap = 56;
/** Where the lines of a node turn, right of it, and how many have room beside each other. */
const firstTrunk = 16;
const trunkGap = 5;
const trunkPlaces = 6;
const corner = 6;
const rowGap = 8;
const lanePadding = 14;
const laneLabel = 22;
const margin = 16;
/** Children of one session that are drawn before the rest becomes one node. */
export const mostChildren = 8;

export interface GraphNode {
  readonly row: SessionRow;
  readonly x: number;
  readonly y: number;
  /** Descendants that are not drawn because this node is closed. */
  readonly hidden: number;
  readonly children: number;
}

/** Children that are left out, until asked for. */
export interface GraphRest {
  readonly parent: string;
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

export interface GraphLink {
  readonly id: string;
  readonly from: string;
  /** Null where it leads to a rest. */
  readonly to: string | null;
  readonly path: string;
  /** Null for the link to a rest. */
  readonly grade: Grade | null;
}

export interface GraphLane {
  readonly account: string | null;
  readonly y: number;
  readonly height: number;
}

export interface GraphModel {
  readonly nodes: readonly GraphNode[];
  readonly rests: readonly GraphRest[];
  readonly links: readonly GraphLink[];
  readonly lanes: readonly GraphLane[];
  readonly width: number;
  readonly height: number;
}

/** What a person opened and closed. */
export interface Folds {
  /** Sessions whose descendants are hidden. */
  readonly closed: ReadonlySet<string>;
  /** Sessions all of whose children are shown. */
  readonly whole: ReadonlySet<string>;
}

/** Sessions that are drawn open at once; of more, what is two steps below is folded until asked for. */
const mostOpen = 40;

/** How a graph begins: the way to the session and its children open, in large ones the rest folded. */
export function firstFolds(sessions: readonly SessionRow[], self: string): Folds {
  const none: Folds = { closed: new Set(), whole: new Set() };
  if (sessions.length <= mostOpen) return none;
  const above = new Set([self]);
  const parents = new Map(sessions.map(({ key, parent }) => [key, parent]));
  let at = parents.get(self) ?? null;
  while (at !== null && !above.has(at)) {
    above.add(at);
    at = parents.get(at) ?? null;
  }
  const closed = sessions.flatMap(({ parent }) => (parent === null || above.has(parent) ? [] : [parent]));
  return { ...none, closed: new Set(closed) };
}

interface Place {
  readonly row: SessionRow;
  readonly column: number;
  readonly parent: string | null;
  readonly rest: number;
  readonly hidden: number;
  readonly children: number;
}

/**
 * Sessions from left to right by their distance from the start, in one lane per account, in the order
 * in which accounts are reached. Cycles, which only damaged logs hold, are cut where they close.
 */
export function layoutGraph(sessions: readonly SessionRow[], { closed, whole }: Folds): GraphModel {
  const places = walk(sessions, closed, whole);
  const lanes = new Map<string | null, Map<number, number>>();
  const slots = places.map((place) => {
    const columns = lanes.get(place.row.account) ?? new Map<number, number>();
    lanes.set(place.row.account, columns);
    const slot = columns.get(place.column) ?? 0;
    columns.set(place.column, slot + 1);
    return slot;
  });

  const laid = new Map<string | null, GraphLane>();
  let y = margin;
  for (const [account, columns] of lanes) {
    const rows = Math.max(...columns.values());
    const height = laneLabel + lanePadding + rows * (nodeHeight + rowGap) - rowGap + lanePadding / 2;
    laid.set(account, { account, y, height });
    y += height;
  }

  const nodes: GraphNode[] = [];
  const rests: GraphRest[] = [];
  const links: GraphLink[] = [];
  const byKey = new Map<string, Spot & { trunk: number }>();
  const trunks = new Map<number, number>();
  let columns = 0;
  places.forEach((place, at) => {
    const top = (laid.get(place.row.account)?.y ?? 0) + laneLabel + (slots[at] ?? 0) * (nodeHeight + rowGap);
    const spot = { x: margin + place.column * (nodeWidth + columnGap), y: top + lanePadding / 2 };
    columns = Math.max(columns, place.column + 1);
    const from = place.parent === null ? undefined : byKey.get(place.parent);
    if (place.rest > 0 && place.parent !== null) {
      rests.push({ parent: place.parent, count: place.rest, ...spot });
      if (from)
        links.push({
          id: `${place.parent} rest`,
          from: place.parent,
          to: null,
          path: elbow(from, spot),
          grade: null,
        });
      return;
    }
    // Parents of one column each have a trunk of their own, as far as there is room.
    const parents = trunks.get(place.column) ?? 0;
    if (place.children > 0) trunks.set(place.column, parents + 1);
    byKey.set(place.row.key, { ...spot, trunk: firstTrunk + (parents % trunkPlaces) * trunkGap });
    nodes.push({ row: place.row, ...spot, hidden: place.hidden, children: place.children });
    if (from && place.parent !== null) {
      const { key, grade } = place.row;
      links.push({ id: key, from: place.parent, to: key, path: elbow(from, spot), grade });
    }
  });
  const width = margin * 2 + Math.max(columns, 1) * (nodeWidth + columnGap) - columnGap;
  return { nodes, rests, links, lanes: [...laid.values()], width, height: y + margin };
}

/** Parents before children, each session once. */
function walk(
  sessions: readonly SessionRow[],
  closed: ReadonlySet<string>,
  whole: ReadonlySet<string>,
): Place[] {
  const known = new Set(sessions.map(({ key }) => key));
  const childrenOf = new Map<string, SessionRow[]>();
  const roots: SessionRow[] = [];
  for (const row of sessions) {
    if (row.parent === null || !known.has(row.parent)) roots.push(row);
    else childrenOf.set(row.parent, [...(childrenOf.get(row.parent) ?? []), row]);
  }
  const seen = new Set<string>();
  const places: Place[] = [];
  const visit = (row: SessionRow, column: number, parent: string | null, drawn: boolean): number => {
    if (seen.has(row.key)) return 0;
    seen.add(row.key);
    const children = (childrenOf.get(row.key) ?? []).filter(({ key }) => !seen.has(key));
    const place = { row, column, parent, rest: 0, hidden: 0, children: children.length };
    const at = drawn ? places.push(place) - 1 : -1;
    const isOpen = drawn && !closed.has(row.key);
    const shown = isOpen
      ? whole.has(row.key) || children.length <= mostChildren + 1
        ? children.length
        : mostChildren
      : 0;
    let below = 0;
    children.forEach((child, index) => {
      below += visit(child, column + 1, row.key, index < shown);
    });
    const first = children[shown];
    if (isOpen && first !== undefined)
      places.push({
        row: first,
        column: column + 1,
        parent: row.key,
        rest: children.length - shown,
        hidden: 0,
        children: 0,
      });
    if (at >= 0 && !isOpen) places[at] = { ...place, hidden: below };
    return below + 1;
  };
  for (const root of roots) visit(root, 0, null, true);
  // What is left hangs in a cycle: it begins somewhere.
  for (const row of sessions) visit(row, 0, null, true);
  return places;
}

interface Spot {
  x: number;
  y: number;
}

/** Out of a node, along its trunk, into the other: what one node opened hangs on one line. */
function elbow(from: Spot & { trunk: number }, to: Spot): string {
  const x = from.x + nodeWidth;
  const y = from.y + nodeHeight / 2;
  const end = to.y + nodeHeight / 2;
  if (end === y) return `M${x} ${y}H${to.x}`;
  const trunk = x + from.trunk;
  const way = end > y ? 1 : -1;
  const bend = Math.min(corner, Math.abs(end - y) / 2);
  return `M${x} ${y}H${trunk - bend}Q${trunk} ${y} ${trunk} ${y + way * bend}V${end - way * bend}Q${trunk} ${end} ${trunk + bend} ${end}H${to.x}`;
}

/** Everything open: no session closed, all children of each shown. */
export function allOpen(sessions: readonly SessionRow[]): Folds {
  const parents = sessions.flatMap(({ parent }) => (parent === null ? [] : [parent]));
  return { closed: new Set(), whole: new Set(parents) };
}

/** The links on the way from the start to a node, and those to what it opened. */
export function linksAround({ links }: GraphModel, key: string): readonly GraphLink[] {
  const into = new Map(links.map((link) => [link.to, link]));
  const around = links.filter(({ from }) => from === key);
  const seen = new Set<string>();
  for (let at: string | undefined = key; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const link = into.get(at);
    if (link !== undefined) around.push(link);
    at = link?.from;
  }
  return around;
}

/** The node that an arrow key leads to; null where there is none that way. */
export function neighbour(
  model: GraphModel,
  key: string,
  way: 'left' | 'right' | 'up' | 'down',
): string | null {
  const here = model.nodes.find(({ row }) => row.key === key);
  if (here === undefined) return model.nodes[0]?.row.key ?? null;
  if (way === 'left') return model.nodes.find(({ row }) => row.key === here.row.parent)?.row.key ?? null;
  if (way === 'right') return model.nodes.find(({ row }) => row.parent === key)?.row.key ?? null;
  const column = model.nodes.filter(({ x }) => x === here.x).sort((a, b) => a.y - b.y);
  const at = column.indexOf(here);
  return column[way === 'up' ? at - 1 : at + 1]?.row.key ?? null;
}
