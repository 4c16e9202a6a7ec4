import { cleanText } from '../cloudtrail/clean-text.ts';
import { resolveSearchField } from '../search/search-fields.ts';
import { isField } from './fields.ts';

/**
 * A column is named `time`, like a field, or like a path of the record's free parts
 * (`requestParameters.bucketName`) as a search spells it.
 */
export const defaultColumns: readonly string[] = [
  'time',
  'principal',
  'eventName',
  'eventSource',
  'sourceIPAddress',
  'awsRegion',
  'account',
  'outcome',
];

export const maxColumns = 24;
const maxNameLength = 300;

export function isColumn(name: string): boolean {
  return name === 'time' || isField(name) || isPathColumn(name);
}

/** Only names that a search takes as they are: one path, one column. */
export function isPathColumn(name: string): boolean {
  if (name.length > maxNameLength || cleanText(name) !== name) return false;
  const field = resolveSearchField(name);
  return field?.kind === 'path' && field.name === name;
}

/** Each column once; the default where none is left. */
export function canonicalColumns(columns: readonly string[]): readonly string[] {
  const known = [...new Set(columns)].filter(isColumn).slice(0, maxColumns);
  return known.length === 0 ? defaultColumns : known;
}

/** `time,principal`; a path may hold what separates the names. */
export function formatColumns(columns: readonly string[]): string {
  return columns.map((name) => name.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',');
}

export function parseColumns(text: string): string[] {
  return text.split(',').map((name) => name.replaceAll('%2C', ',').replaceAll('%25', '%'));
}
