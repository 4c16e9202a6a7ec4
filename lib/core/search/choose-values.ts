import { andAlso, asConjunct, type Conjunct, changeConjuncts, conjunctsOf } from './conjuncts.ts';
import { join, type SearchNode } from './search-node.ts';

/**
 * A search as the facet of a field sees it: `field:a`, `field:(a OR b)`, `NOT field:a`, `field:*` and
 * `NOT field:*` among its conjuncts are values chosen and excluded; everything else is not its own.
 * Null is the missing value. Every edit gives the new text, or null where the search is not
 * understood or would become too long.
 */
type Value = string | null;
type Operator = 'is' | 'not';

interface Choice {
  readonly operator: Operator;
  readonly values: readonly Value[];
}

export type ChosenState = 'in' | 'out' | 'none';

/** The values that the search chooses and excludes; none where it is not understood. */
export function chosenValues(search: string, field: string): { in: Value[]; out: Value[] } {
  const chosen: { in: Value[]; out: Value[] } = { in: [], out: [] };
  for (const { node } of conjunctsOf(search) ?? []) {
    const choice = choiceOf(node, field);
    if (choice !== null) chosen[choice.operator === 'is' ? 'in' : 'out'].push(...choice.values);
  }
  return chosen;
}

/** The search without what this facet chose: what its values are counted under. */
export function withoutChoices(search: string, field: string): string | null {
  const conjuncts = conjunctsOf(search);
  if (conjuncts === null) return null;
  return changeConjuncts(search, conjuncts, ({ node }) =>
    choiceOf(node, field) === null ? undefined : null,
  );
}

/** Events with this value join those already asked for; an exclusion of it ends. */
export function includeInSearch(search: string, field: string, value: Value): string | null {
  const cleared = takeBack(search, field, 'not', value);
  if (cleared === null) return null;
  const conjuncts = conjunctsOf(cleared) ?? [];
  const at = conjuncts.findIndex(({ node }) => choiceOf(node, field)?.operator === 'is');
  const found = conjuncts[at];
  if (found === undefined) return andAlso(cleared, spellChoice(field, { operator: 'is', values: [value] }));
  const values = choiceOf(found.node, field)?.values ?? [];
  if (values.includes(value)) return cleared;
  const wider = spellChoice(field, { operator: 'is', values: [...values, value] });
  return changeConjuncts(cleared, conjuncts, (each) => (each === found ? asConjunct(wider) : undefined));
}

/** Events with this value go; a wish to include it ends. */
export function excludeInSearch(search: string, field: string, value: Value): string | null {
  const cleared = takeBack(search, field, 'is', value);
  if (cleared === null) return null;
  if (chosenValues(cleared, field).out.includes(value)) return cleared;
  return andAlso(cleared, spellChoice(field, { operator: 'not', values: [value] }));
}

/** This value is all that is left of the field. */
export function onlyInSearch(search: string, field: string, value: Value): string | null {
  const cleared = withoutChoices(search, field);
  if (cleared === null) return null;
  return andAlso(cleared, spellChoice(field, { operator: 'is', values: [value] }));
}

/** The value is neither chosen nor excluded any more. */
export function takeBack(search: string, field: string, operator: Operator, value: Value): string | null {
  const conjuncts = conjunctsOf(search);
  if (conjuncts === null) return null;
  return changeConjuncts(search, conjuncts, (conjunct) => lessOne(conjunct, field, operator, value));
}

function lessOne({ node }: Conjunct, field: string, operator: Operator, value: Value) {
  const choice = choiceOf(node, field);
  if (choice === null || choice.operator !== operator || !choice.values.includes(value)) return undefined;
  const values = choice.values.filter((other) => other !== value);
  return values.length === 0 ? null : asConjunct(spellChoice(field, { operator, values }));
}

function choiceOf(node: SearchNode, field: string): Choice | null {
  if (node.kind === 'exists' && node.field === field) return { operator: 'not', values: [null] };
  const chosen = valuesOf(node, field);
  if (chosen !== null) return { operator: 'is', values: chosen };
  const excluded = node.kind === 'not' ? valuesOf(node.node, field) : null;
  return excluded === null ? null : { operator: 'not', values: excluded };
}

function valuesOf(node: SearchNode, field: string): Value[] | null {
  if (node.kind === 'is' && node.field === field && !node.pattern.wild) return [node.pattern.text];
  if (node.kind === 'not' && node.node.kind === 'exists' && node.node.field === field) return [null];
  if (node.kind !== 'or') return null;
  const values: Value[] = [];
  for (const part of node.nodes) {
    const [value, ...more] = valuesOf(part, field) ?? [];
    if (value === undefined || more.length > 0) return null;
    values.push(value);
  }
  return values;
}

function spellChoice(field: string, { operator, values }: Choice): SearchNode {
  const exists: SearchNode = { kind: 'exists', field };
  if (operator === 'not' && values.length === 1 && values[0] === null) return exists;
  const nodes = values.map(
    (value): SearchNode =>
      value === null
        ? { kind: 'not', node: exists }
        : { kind: 'is', field, pattern: { text: value, wild: false } },
  );
  const any = join('or', nodes) ?? exists;
  return operator === 'is' ? any : { kind: 'not', node: any };
}
