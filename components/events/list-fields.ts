import { type FieldGroup, fieldGroups, groupOfPath, pathInGroup } from '#lib/core/cloudtrail/field-groups.ts';
import { type FlatField, flattenJson } from '#lib/core/json/flatten-json.ts';
import { type Field, fields } from '#lib/core/view/fields.ts';
import { fieldOfPath } from './field-of-path.ts';
import type { ShownDetail } from './read-record.ts';
import { searchablePaths } from './searchable-paths.ts';

const derived = ['principal', 'actor', 'outcome', 'readOnly', 'account'] as const satisfies readonly Field[];
/** What a record that is no JSON, a row of a table, would not show otherwise. */
const read = [
  'identityType',
  'accessKeyId',
  'eventSource',
  'eventName',
  'eventCategory',
  'errorCode',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
] as const satisfies readonly Field[];

export interface FieldItem {
  /** As the record has it; of what Spoor derived, its name. */
  readonly path: string;
  readonly label: string;
  readonly shown: FlatField;
  /** A typed field, or a path that a search knows. */
  readonly field: string | null;
  readonly value: string | null;
}

export interface FieldSection {
  readonly id: FieldGroup;
  readonly title: string;
  readonly items: readonly FieldItem[];
}

/** All fields of an event by what they tell of, what Spoor derived first; `cut`: the record holds more than is listed. */
export function listFields(detail: ShownDetail): { sections: FieldSection[]; count: number; cut: boolean } {
  const { event, record } = detail;
  const isJson = record !== null;
  const { fields: flat, cut } = isJson ? flattenJson(record) : { fields: [], cut: false };
  const known = isJson ? derived : [...derived, ...read.filter((field) => event[field] !== null)];
  const searchable = searchablePaths(record);
  const inGroups = new Map<FieldGroup, FieldItem[]>(fieldGroups.map(([id]) => [id, []]));
  for (const field of known) {
    const value = event[field];
    const kind = value === null ? 'null' : 'string';
    const { label } = fields[field];
    const shown: FlatField = { path: label, value: value ?? '', kind };
    inGroups.get(groupOfPath(field))?.push({ path: label, label, shown, field, value });
  }
  for (const shown of flat) {
    const { path } = shown;
    const group = groupOfPath(path);
    const typed = fieldOfPath(path);
    inGroups.get(group)?.push({
      path,
      label: pathInGroup(path, group),
      shown,
      field: typed ?? searchable(path, shown.value),
      // The filter's value is the stored one: base name, well-formed, cut at its limit.
      value: typed === null ? shown.value : event[typed],
    });
  }
  const sections = fieldGroups.map(([id, title]) => ({ id, title, items: inGroups.get(id) ?? [] }));
  return {
    sections: sections.filter(({ items }) => items.length > 0),
    count: flat.length + known.length,
    cut,
  };
}

/** What is left of the sections where a path or a value has to hold the text, in any case. */
export function searchFields(sections: readonly FieldSection[], text: string): FieldSection[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [...sections];
  return sections.flatMap((section) => {
    const items = section.items.filter(
      ({ path, shown }) => path.toLowerCase().includes(wanted) || shown.value.toLowerCase().includes(wanted),
    );
    return items.length === 0 ? [] : [{ ...section, items }];
  });
}
