import type { JsonObject } from '#lib/core/cloudtrail/parse-record.ts';
import { readTerms } from '#lib/core/cloudtrail/terms.ts';
import { resolveSearchField } from '#lib/core/search/search-fields.ts';

/**
 * Which values of a record its search finds by their path: the path as a search names it, array
 * indexes left out; null for what is stored under none.
 */
export function searchablePaths(record: unknown): (path: string, value: string) => string | null {
  const isRecord = typeof record === 'object' && record !== null && !Array.isArray(record);
  const { terms } = readTerms(isRecord ? (record as JsonObject) : {});
  const known = new Set(terms.map((term) => `${term.path} ${term.value}`));
  return (path, value) => {
    const name = path.replace(/\[\d+\]/g, '');
    const field = known.has(`${name} ${value}`) ? resolveSearchField(name) : null;
    return field?.kind === 'path' && field.name === name ? name : null;
  };
}
