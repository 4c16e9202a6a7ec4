import { fieldNames, fields } from '../../view/fields.ts';

export interface ViewParameter {
  readonly name: string;
  readonly about: string;
  /** May be given several times. */
  readonly many: boolean;
}

const single = (name: string, about: string): ViewParameter => ({ name, about, many: false });

/** The grammar of a View: what `formatView` writes and every `?<view>` takes. */
export const viewParameters: readonly ViewParameter[] = [
  single('from', 'With `to`: times of events, half open, as 2026-10-01T00:00:00Z.'),
  single('to', 'The end of the range, not in it.'),
  single('last', 'A range that counts back from now: 30m, 24h, 7d.'),
  single('range', '`untimed`: events without a usable time, which no other range holds.'),
  ...fieldNames.flatMap((name): ViewParameter[] => [
    { name, about: `${fields[name].label}: any of the values given.`, many: true },
    { name: `${name}.not`, about: `${fields[name].label}: none of the values given.`, many: true },
    ...(fields[name].kind === 'dictionary'
      ? [single(`${name}.exists`, `${fields[name].label}: true or false, whether there is any.`)]
      : []),
  ]),
  single('q', 'A search: eventName:ConsoleLogin AND NOT errorCode:*, words, ranges, paths of the record.'),
  single('file', 'The number of an imported file whose events are wanted.'),
  { name: 'facet', about: 'A path that the page shows as a facet; changes no rows.', many: true },
  single('sort', '`oldest` first; newest first without it.'),
  single('split', 'The field by which the histogram is stacked.'),
  single('scale', '`log`; how the page draws the histogram.'),
  single('compare', '`previous`: the histogram with the period before.'),
  single('columns', 'Columns of the list and of CSV, separated by commas.'),
  single('zone', '`local` or a name like Europe/Vienna, in which the page tells times.'),
  single('saved', 'The saved view that it was opened from.'),
  single('open', 'The event that is open on the page.'),
];
