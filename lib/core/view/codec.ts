import { cleanText } from '../cloudtrail/clean-text.ts';
import { parseSearch } from '../search/parse-search.ts';
import { problemText } from '../search/search-problem.ts';
import {
  canBeMissing,
  canonicalFacet,
  canonicalFile,
  canonicalView,
  isAllowedValue,
  maxFilterValues,
} from './canonical-view.ts';
import { formatColumns, isColumn, maxColumns, parseColumns } from './columns.ts';
import { parseEventRef } from './event-ref.ts';
import { cubeFieldNames, type Field, isField } from './fields.ts';
import { formatDuration, formatInstant, parseDuration, parseInstant } from './range-text.ts';
import { defaultView, type Filter, type TimeRange, type View } from './view.ts';

/**
 * The spelling of a View, in links, requests and query keys alike:
 * `eventName=A&eventName=B` any of, `sourceIPAddress.not=192.0.2.1` none of,
 * `errorCode.exists=false|true` missing or not, `from=…Z&to=…Z`, `last=24h`, `range=untimed`,
 * `q=<search>`, `file=<number>`, `facet=requestParameters.bucketName` (again for each), `sort=oldest`,
 * `split=eventSource`, `scale=log`, `compare=previous`, `columns=time,eventName`, `zone=local`,
 * `saved=<id of a saved view>`, `open=<event ref>`. Defaults are left out.
 */
export function formatView(given: View): string {
  const view = canonicalView(given);
  const pairs: [string, string][] = [...rangePairs(view.range), ...view.filters.flatMap(filterPairs)];
  if (view.search !== null) pairs.push(['q', view.search]);
  if (view.file !== null) pairs.push(['file', String(view.file)]);
  for (const path of view.facets) pairs.push(['facet', path]);
  if (view.sort !== defaultView.sort) pairs.push(['sort', view.sort]);
  if (view.split !== defaultView.split) pairs.push(['split', view.split]);
  if (view.scale !== defaultView.scale) pairs.push(['scale', view.scale]);
  if (view.compare !== defaultView.compare) pairs.push(['compare', view.compare]);
  const columns = formatColumns(view.columns);
  if (columns !== formatColumns(defaultView.columns)) pairs.push(['columns', columns]);
  if (view.zone !== defaultView.zone) pairs.push(['zone', view.zone]);
  if (view.saved !== null) pairs.push(['saved', view.saved]);
  if (view.open !== null) pairs.push(['open', view.open]);
  return pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
}

/**
 * Never throws: whatever is unknown or unreadable is kept out of the View and named in `problems`,
 * one sentence each. A key decides what its value means; a value's shape never does.
 */
export function parseView(params: URLSearchParams | string): { view: View; problems: string[] } {
  const read = new ViewReader();
  for (const [key, value] of new URLSearchParams(params)) read.pair(key, value);
  return { view: read.view(), problems: read.problems };
}

function rangePairs(range: TimeRange): [string, string][] {
  switch (range.kind) {
    case 'all':
      return [];
    case 'untimed':
      return [['range', 'untimed']];
    case 'relative':
      return [['last', formatDuration(range.lastMs)]];
    case 'absolute':
      return [
        ['from', formatInstant(range.from)],
        ['to', formatInstant(range.to)],
      ];
  }
}

function filterPairs({ field, operator, values }: Filter): [string, string][] {
  const key = operator === 'is' ? field : `${field}.not`;
  const missing = operator === 'is' ? 'false' : 'true';
  return values.map((value) => (value === null ? [`${field}.exists`, missing] : [key, value]));
}

/** Percent-encoding that leaves ARNs and times readable and nothing that ends a link in a chat. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%40', '@')
    .replaceAll('%2C', ',')
    .replaceAll('%20', '+');
}

const singles = [
  'q',
  'file',
  'range',
  'last',
  'from',
  'to',
  'sort',
  'split',
  'scale',
  'compare',
  'columns',
  'zone',
  'saved',
  'open',
] as const;
type Single = (typeof singles)[number];

function isSingle(key: string): key is Single {
  return (singles as readonly string[]).includes(key);
}

class ViewReader {
  readonly problems: string[] = [];
  readonly #singles = new Map<Single, string>();
  readonly #filters: Filter[] = [];
  readonly #facets: string[] = [];

  pair(key: string, value: string): void {
    const dot = key.lastIndexOf('.');
    const [name, suffix] = dot < 0 ? [key, ''] : [key.slice(0, dot), key.slice(dot + 1)];
    if (isSingle(key)) this.#single(key, value);
    else if (key === 'facet') this.#facet(value);
    else if (!isField(name)) this.#problem(`There is no field "${shown(key)}".`);
    else if (suffix === '' && dot < 0) this.#value(name, 'is', value);
    else if (suffix === 'not') this.#value(name, 'not', value);
    else if (suffix === 'exists') this.#exists(name, value);
    else this.#problem(`"${shown(key)}" is no filter: write ${name}, ${name}.not or ${name}.exists.`);
  }

  view(): View {
    return canonicalView({
      range: this.#range(),
      filters: this.#filters,
      search: this.#search(),
      file: this.#file(),
      facets: this.#facets,
      sort: this.#choice('sort', ['newest', 'oldest']) ?? defaultView.sort,
      split: this.#choice('split', cubeFieldNames) ?? defaultView.split,
      scale: this.#choice('scale', ['linear', 'log']) ?? defaultView.scale,
      compare: this.#choice('compare', ['none', 'previous']) ?? defaultView.compare,
      columns: this.#columns(),
      zone: this.#zone(),
      saved: this.#saved(),
      open: this.#open(),
    });
  }

  #single(key: Single, value: string): void {
    if (this.#singles.has(key)) this.#problem(`"${key}" is given more than once; the first one counts.`);
    else this.#singles.set(key, value);
  }

  #value(field: Field, operator: Filter['operator'], value: string): void {
    if (!isAllowedValue(field, value)) {
      this.#problem(`"${shown(value)}" is no value of ${field}.`);
    } else if (this.#filters.filter((filter) => filter.field === field).length >= maxFilterValues) {
      this.#problem(`${field} has more than ${maxFilterValues} values; the rest is left out.`);
    } else {
      this.#filters.push({ field, operator, values: [cleanText(value)] });
    }
  }

  #facet(path: string): void {
    const known = canonicalFacet(path);
    if (known === null) this.#problem(`"${shown(path)}" is no path of a record.`);
    else this.#facets.push(known);
  }

  #exists(field: Field, value: string): void {
    if (value !== 'true' && value !== 'false') {
      this.#problem(`"${field}.exists" is true or false, not "${shown(value)}".`);
    } else if (!canBeMissing(field)) {
      this.#problem(`Every event has a value of ${field}; "${field}.exists" says nothing.`);
    } else {
      this.#filters.push({ field, operator: value === 'true' ? 'not' : 'is', values: [null] });
    }
  }

  #range(): TimeRange {
    const given = (['from', 'last', 'range'] as const).filter((key) => this.#singles.has(key));
    if (this.#singles.has('to') && !this.#singles.has('from')) {
      this.#problem('"to" needs "from" beside it.');
    }
    for (const extra of given.slice(1)) this.#problem(`"${extra}" is left out: "${given[0]}" counts.`);
    if (given[0] === 'from') return this.#absolute();
    if (given[0] === 'last') return this.#relative(this.#singles.get('last') ?? '');
    return this.#choice('range', ['untimed']) === 'untimed' ? { kind: 'untimed' } : defaultView.range;
  }

  #absolute(): TimeRange {
    const [from, to] = [this.#instant('from'), this.#instant('to')];
    if (from === null || to === null) return defaultView.range;
    if (from < to) return { kind: 'absolute', from, to };
    this.#problem('"from" must be before "to".');
    return defaultView.range;
  }

  #instant(key: 'from' | 'to'): number | null {
    const text = this.#singles.get(key);
    const ms = text === undefined ? null : parseInstant(text);
    if (text === undefined) this.#problem(`"from" needs "${key}" beside it.`);
    else if (ms === null)
      this.#problem(`"${key}" is a time like 2026-10-01T00:00:00Z, not "${shown(text)}".`);
    return ms;
  }

  #relative(text: string): TimeRange {
    const lastMs = parseDuration(text);
    if (lastMs !== null) return { kind: 'relative', lastMs };
    this.#problem(`"last" is a duration like 30m, 24h or 7d, not "${shown(text)}".`);
    return defaultView.range;
  }

  #choice<T extends string>(key: Single, choices: readonly T[]): T | null {
    const text = this.#singles.get(key);
    const choice = choices.find((candidate) => candidate === text) ?? null;
    if (text !== undefined && choice === null) {
      this.#problem(`"${key}" is ${choices.join(' or ')}, not "${shown(text)}".`);
    }
    return choice;
  }

  /** A search that is not understood stays in the View: the bar shows it, with what is wrong underlined. */
  #search(): string | null {
    const text = this.#singles.get('q') ?? null;
    for (const problem of parseSearch(text ?? '').problems) this.#problem(problemText(problem));
    return text;
  }

  #file(): number | null {
    const text = this.#singles.get('file');
    const file = text !== undefined && /^\d{1,10}$/.test(text) ? canonicalFile(Number(text)) : null;
    if (text !== undefined && file === null) this.#problem(`"${shown(text)}" is no number of a file.`);
    return file;
  }

  #columns(): readonly string[] {
    const text = this.#singles.get('columns');
    const columns = text === undefined ? [] : parseColumns(text);
    for (const name of columns.filter((each) => !isColumn(each)).slice(0, 3)) {
      this.#problem(`There is no column "${shown(name)}".`);
    }
    if (columns.length > maxColumns) {
      this.#problem(`A list has at most ${maxColumns} columns; the rest is left out.`);
    }
    return columns;
  }

  #zone(): string {
    const text = this.#singles.get('zone') ?? defaultView.zone;
    if (text === 'utc' || text === 'local' || isTimeZone(text)) return text;
    this.#problem(`"${shown(text)}" is no time zone: write local or a name like Europe/Vienna.`);
    return defaultView.zone;
  }

  #saved(): string | null {
    const text = this.#singles.get('saved');
    if (text === undefined || savedId.test(text)) return text ?? null;
    this.#problem(`"${shown(text)}" names no saved view.`);
    return null;
  }

  #open(): string | null {
    const text = this.#singles.get('open');
    if (text === undefined || parseEventRef(text) !== null) return text ?? null;
    this.#problem(`"${shown(text)}" names no event.`);
    return null;
  }

  #problem(sentence: string): void {
    if (this.problems.length < 20 && !this.problems.includes(sentence)) this.problems.push(sentence);
  }
}

const savedId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function shown(text: string): string {
  const clean = cleanText(text);
  return clean.length > 60 ? `${clean.slice(0, 60).toWellFormed()}…` : clean;
}
