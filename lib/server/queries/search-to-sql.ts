import { lookupHash } from '#lib/core/cloudtrail/lookup-hash.ts';
import {
  isReadByWords,
  type LeafTest,
  minIdLength,
  readLeaf,
  wholeFields,
} from '#lib/core/search/read-leaf.ts';
import type { Leaf, Pattern, SearchNode } from '#lib/core/search/search-node.ts';
import { lettersOf } from '#lib/core/search/words.ts';
import { type Field, fieldNames } from '#lib/core/view/fields.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { askByIndex } from './ask-by-index.ts';
import { and, type Condition, fromEvents, not, ofColumn, or } from './condition.ts';
import { isPresent, storedAmong } from './cube-condition.ts';
import { anyKey } from './event-keys.ts';
import {
  entriesOf,
  holdsWord,
  holdsWords,
  readIds,
  termCondition,
  valueCondition,
} from './matching-values.ts';
import type { Ask } from './read-snapshot.ts';
import { idColumn, idCondition } from './same-id.ts';
import { keysAmong } from './session-keys.ts';
import { columnOf, storedValue, timestamp } from './view-to-sql.ts';

/** As many ids as PostgreSQL keeps in memory for one condition; beyond, each event's terms are looked up. */
const maxHashed = 300_000;

/** What it takes to look for a term in an event: in a list, in a hash of many, in the table of terms. In microseconds. */
const tolls = { listed: 3, hashed: 5, joined: 30 };

/** More ids than this become a subquery: a list is sent, planned and looked up entry by entry. */
export const maxIds = 2000;

/**
 * What a search asks of `event`, and of the cube where that knows it all. Patterns are looked up
 * among the distinct values first, so that events are compared by id.
 */
export async function searchToSql(ask: Ask, node: SearchNode): Promise<Condition> {
  switch (node.kind) {
    case 'and':
      return and(await compileAll(ask, node.nodes));
    case 'or':
      return or(await compileAll(ask, node.nodes));
    case 'not':
      return not(await searchToSql(ask, node.node));
    default:
      return leafToSql(ask, node);
  }
}

async function compileAll(ask: Ask, nodes: readonly SearchNode[]): Promise<Condition[]> {
  const conditions: Condition[] = [];
  for (const node of nodes) conditions.push(await searchToSql(ask, node));
  return conditions;
}

async function leafToSql(ask: Ask, leaf: Leaf): Promise<Condition> {
  const test = readLeaf(leaf);
  // A search with a problem is refused before it comes here.
  if ('problem' in test) return fromEvents(Prisma.sql`FALSE`);
  switch (test.kind) {
    case 'time':
      return fromEvents(timeToSql(test));
    case 'id':
      return test.value === null
        ? fromEvents(Prisma.sql`${idColumn(test.column)} IS NOT NULL`)
        : idCondition(ask, test.column, test.value);
    case 'enum': {
      const { name } = test.field;
      return typed(
        ask,
        name,
        test.values.map((value) => storedValue(name, value)),
      );
    }
    case 'word':
      return wordToSql(ask, test.pattern);
    case 'value':
      return test.field.kind === 'path' ? pathToSql(ask, test) : dictionaryToSql(ask, test.field.name, test);
  }
}

function timeToSql({ interval: { from, to } }: LeafTest & { kind: 'time' }): Prisma.Sql {
  const after = Number.isFinite(from) ? Prisma.sql`>= ${timestamp(from)}` : Prisma.sql`> '-infinity'`;
  const before = Number.isFinite(to) ? Prisma.sql`AND event_time < ${timestamp(to)}` : Prisma.empty;
  return Prisma.sql`(event_time ${after} ${before})`;
}

/** A typed field among stored values. */
async function typed(ask: Ask, field: Field, stored: readonly string[]): Promise<Condition> {
  const column = columnOf(field);
  const sql = Prisma.sql`(${column} IS NOT NULL AND ${column} = ANY (${stored}::bigint[]))`;
  return ofColumn(sql, storedAmong(field, stored), await keysAmong(ask, field, stored));
}

type ValueTest = LeafTest & { kind: 'value' };

async function dictionaryToSql(ask: Ask, field: Field, { match }: ValueTest): Promise<Condition> {
  if (match.kind === 'exact') return typed(ask, field, [storedValue(field, match.value)]);
  const column = columnOf(field);
  if (match.kind === 'present') {
    const sql = Prisma.sql`${column} IS NOT NULL`;
    return ofColumn(sql, isPresent(field), null);
  }
  return typedAmong(ask, field, entriesOf('dictionary', field, valueCondition(match)));
}

async function typedAmong(ask: Ask, field: Field, entries: Prisma.Sql): Promise<Condition> {
  const ids = await readIds(ask, entries, maxIds);
  if (ids !== null) return typed(ask, field, ids);
  const column = columnOf(field);
  const sql = Prisma.sql`(${column} IS NOT NULL AND ${column} IN (${entries}))`;
  const hashed = await readIds(ask, entries, maxHashed);
  return ofColumn(sql, hashed === null ? null : storedAmong(field, hashed), null);
}

async function pathToSql(ask: Ask, { field, match }: ValueTest): Promise<Condition> {
  if (match.kind === 'exact') return anyTerm([String(dictionaryId(field.name, match.value))]);
  const path = String(dictionaryId('', field.name));
  return anyTermAmong(ask, Prisma.sql`path_id = ${path}::bigint AND ${termCondition(match)}`);
}

/** `among`: a condition on `term`. Too many to list are looked up event by event. */
async function anyTermAmong(ask: Ask, among: Prisma.Sql): Promise<Condition> {
  const ids = await readIds(ask, Prisma.sql`SELECT id FROM term WHERE ${among}`, maxIds);
  if (ids !== null) return anyTerm(ids);
  // IS TRUE keeps it one hash for all events, rather than a join for each.
  const entries = Prisma.sql`SELECT id FROM term WHERE ${among}`;
  const hashed = (await readIds(ask, entries, maxHashed)) !== null;
  return fromEvents(
    hashed
      ? Prisma.sql`EXISTS (SELECT FROM unnest(terms) AS of_event (term_id) WHERE (term_id IN (${entries})) IS TRUE)`
      : Prisma.sql`EXISTS (SELECT FROM unnest(terms) AS of_event (term_id) JOIN term ON id = term_id WHERE ${among})`,
    hashed ? tolls.hashed : tolls.joined,
  );
}

/** Overlap compares every pair; beyond a few ids a hash of them is quicker. */
const fewIds = 20;

/** Events that have any of these terms. */
export function anyTerm(ids: readonly string[]): Condition {
  const sql =
    ids.length <= fewIds
      ? Prisma.sql`terms && ${ids}::bigint[]`
      : Prisma.sql`EXISTS (SELECT FROM unnest(terms) AS of_event (term_id) WHERE term_id = ANY (${ids}::bigint[]))`;
  return { ...fromEvents(sql, ids.length <= fewIds ? 0 : tolls.listed), keys: anyKey(ids) };
}

/** Any value of the event: typed values, terms, and whole keys and ids. */
async function wordToSql(ask: Ask, pattern: Pattern): Promise<Condition> {
  const found: Condition[] = [];
  const byField = await readIdsByField(ask, pattern);
  for (const field of fieldNames.filter(isReadByWords)) {
    if (byField === null)
      found.push(await typedAmong(ask, field, entriesOf('dictionary', field, holdsWord(pattern))));
    else if (byField.has(field)) found.push(await typed(ask, field, byField.get(field) ?? []));
  }
  if (!pattern.wild) {
    for (const field of wholeFields) {
      const id = storedValue(field, pattern.text);
      if (await exists(ask, Prisma.sql`SELECT FROM dictionary WHERE id = ${id}::bigint`))
        found.push(await typed(ask, field, [id]));
    }
    if (pattern.text.length >= minIdLength) found.push(...(await idsToSql(ask, pattern.text)));
    found.push(await termsOfWord(ask, pattern.text));
  }
  return or(found);
}

/** Text without letters is in no index of words: it is a whole value, whose id every path tells. */
async function termsOfWord(ask: Ask, text: string): Promise<Condition> {
  if (lettersOf(text).length > 0) return anyTermAmong(ask, holdsWords(text));
  const paths = await ask<{ value: string }>(Prisma.sql`SELECT value FROM dictionary WHERE path_id = 0`);
  const ids = paths.map((path) => String(dictionaryId(path.value, text)));
  return anyTermAmong(ask, Prisma.sql`id = ANY (${ids}::bigint[])`);
}

/** Dictionary ids that hold the word, by field; null for more than `maxIds`. */
async function readIdsByField(ask: Ask, pattern: Pattern): Promise<Map<Field, string[]> | null> {
  const names = new Map(fieldNames.map((field) => [String(dictionaryId('', field)), field]));
  // Spelled as dictionary_value_idx has it, which is partial.
  const whole = Prisma.raw(wholeFields.map((field) => String(dictionaryId('', field))).join(', '));
  const rows = await ask<{ id: string; path_id: string }>(Prisma.sql`
    SELECT id, path_id FROM dictionary
    WHERE ${holdsWord(pattern)} AND path_id NOT IN (${whole}) AND path_id <> 0 LIMIT ${maxIds + 1}`);
  if (rows.length > maxIds) return null;
  const byField = new Map<Field, string[]>();
  for (const { id, path_id } of rows) {
    const field = names.get(path_id);
    if (field !== undefined) byField.set(field, [...(byField.get(field) ?? []), id]);
  }
  return byField;
}

/** The events of an id. One that is none leaves the word to the other fields, and their index. */
async function idsToSql(ask: Ask, text: string): Promise<Condition[]> {
  const hash = lookupHash(text);
  const rows = await askByIndex<{ event_key: string }>(
    ask,
    Prisma.sql`SELECT event_key FROM event WHERE event_id = ${hash}::integer OR request_id = ${hash}::integer LIMIT 1`,
  );
  if (rows.length === 0) return [];
  return [await idCondition(ask, 'eventID', text), await idCondition(ask, 'requestID', text)];
}

async function exists(ask: Ask, query: Prisma.Sql): Promise<boolean> {
  const [row] = await ask<{ found: boolean }>(Prisma.sql`SELECT EXISTS (${query}) AS found`);
  return row?.found === true;
}
