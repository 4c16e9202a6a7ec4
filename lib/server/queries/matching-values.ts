import { globToLike, inside } from '#lib/core/search/glob.ts';
import { prefixPattern } from '#lib/core/search/network.ts';
import type { ValueMatch } from '#lib/core/search/read-leaf.ts';
import type { Bound, Pattern } from '#lib/core/search/search-node.ts';
import { keywordsOf, spaced, wholeWords, wordSeparators } from '#lib/core/search/words.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Ask } from './read-snapshot.ts';

/** A condition on `value` of `dictionary` or `term`; never null, whatever the value holds. */
export function valueCondition(match: Exclude<ValueMatch, { kind: 'exact' }>): Prisma.Sql {
  switch (match.kind) {
    case 'present':
      return Prisma.sql`TRUE`;
    case 'glob':
      return Prisma.sql`value ILIKE ${globToLike(match.pattern)}`;
    case 'network':
      // CASE keeps the cast from values that are no address: services' names stand here too.
      return Prisma.sql`(value ~ ${prefixPattern(match.network)}
                         AND CASE WHEN value ~ '^[0-9A-Fa-f:.]+$' AND pg_input_is_valid(value, 'inet')
                             THEN value::inet <<= ${maskOf(match)}::cidr ELSE FALSE END)`;
    case 'between':
      return match.numeric
        ? Prisma.sql`CASE WHEN value ~ '^-?[0-9]{1,15}(\\.[0-9]{1,15})?$'
                     THEN ${bounds(Prisma.sql`value::float8`, match, (bound) => Prisma.sql`${bound.text}::float8`)}
                     ELSE FALSE END`
        : bounds(Prisma.sql`value COLLATE "C"`, match, (bound) => Prisma.sql`${bound.text}`);
  }
}

/** A cidr's bits beyond its prefix must be zero. */
function maskOf({ text }: ValueMatch & { kind: 'network' }): Prisma.Sql {
  return Prisma.sql`network(${text}::inet)`;
}

function bounds(
  value: Prisma.Sql,
  { from, to }: ValueMatch & { kind: 'between' },
  toSql: (bound: Bound) => Prisma.Sql,
): Prisma.Sql {
  const sides: Prisma.Sql[] = [];
  if (from !== null)
    sides.push(Prisma.sql`${value} ${Prisma.raw(from.inclusive ? '>=' : '>')} ${toSql(from)}`);
  if (to !== null) sides.push(Prisma.sql`${value} ${Prisma.raw(to.inclusive ? '<=' : '<')} ${toSql(to)}`);
  return Prisma.sql`(${Prisma.join(sides, ' AND ')})`;
}

/** Entries of a field or path that match. */
export function entriesOf(table: 'dictionary' | 'term', path: string, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT id FROM ${Prisma.raw(table)}
                    WHERE path_id = ${String(dictionaryId('', path))}::bigint AND ${condition}`;
}

/** Values of typed fields that hold a free word somewhere. */
export function holdsWord(pattern: Pattern): Prisma.Sql {
  return Prisma.sql`value ILIKE ${globToLike(inside(pattern))}`;
}

const digits = '0123456789';

const spacedValue = Prisma.raw(
  `translate(lower(value), '${wordSeparators.replaceAll("'", "''")}', '${' '.repeat(wordSeparators.length)}')`,
);

const indexedValue = Prisma.raw(
  `translate(lower(value), '${wordSeparators.replaceAll("'", "''")}${digits}', '${' '.repeat(wordSeparators.length + digits.length)}')`,
);

/** As term_words_idx has it: a term stored before it had `words` is known by all its runs of letters. */
function hasWords(words: readonly string[]): Prisma.Sql {
  return Prisma.sql`string_to_array(coalesce(words, ${indexedValue}), ' ') COLLATE "C" @> ${words}::text[]`;
}

/** Values of terms in which the words of `text` follow one another. */
export function holdsWords(text: string): Prisma.Sql {
  const sequence = `% ${spaced(text)
    .trim()
    .replace(/[\\%_]/g, '\\$&')} %`;
  return Prisma.sql`${hasWords(keywordsOf(text))} AND ' ' || ${spacedValue} || ' ' LIKE ${sequence}`;
}

/** `valueCondition` for terms, which have an index of words. */
export function termCondition(match: Exclude<ValueMatch, { kind: 'exact' }>): Prisma.Sql {
  const words = match.kind === 'glob' ? wholeWords(match.pattern) : [];
  return words.length === 0
    ? valueCondition(match)
    : Prisma.sql`${hasWords(words)} AND ${valueCondition(match)}`;
}

/** At most `max` ids; null where there are more. */
export async function readIds(ask: Ask, entries: Prisma.Sql, max: number): Promise<string[] | null> {
  const rows = await ask<{ id: string }>(Prisma.sql`${entries} LIMIT ${max + 1}`);
  return rows.length > max ? null : rows.map((row) => row.id);
}
