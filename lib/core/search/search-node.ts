/**
 * What a search asks, without its spelling. `parseSearch` makes it and `formatSearch` spells it;
 * matches-search.ts says in plain code what it means, search-to-sql.ts says the same in SQL.
 */
export type SearchNode = Leaf | { readonly kind: 'not'; readonly node: SearchNode } | Joined;

export interface Joined {
  readonly kind: 'and' | 'or';
  /** Two or more, none of the same kind as their parent. */
  readonly nodes: readonly SearchNode[];
}

export type Leaf =
  /** Any value of the event. */
  | { readonly kind: 'word'; readonly pattern: Pattern }
  | { readonly kind: 'is'; readonly field: string; readonly pattern: Pattern }
  | { readonly kind: 'exists'; readonly field: string }
  | {
      readonly kind: 'range';
      readonly field: string;
      /** Null: open to that side. At least one of them is there. */
      readonly from: Bound | null;
      readonly to: Bound | null;
    };

export interface Bound {
  readonly text: string;
  readonly inclusive: boolean;
}

/**
 * A whole value, or with `wild` a pattern over a whole value: `*` stands for any characters, `?`
 * for one, and a backslash takes the next character for itself.
 */
export interface Pattern {
  readonly text: string;
  readonly wild: boolean;
}

/** Nodes of the same kind become one; a single one stays itself. Null for none. */
export function join(kind: Joined['kind'], nodes: readonly SearchNode[]): SearchNode | null {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]));
  const [first] = flat;
  return flat.length > 1 ? { kind, nodes: flat } : (first ?? null);
}
