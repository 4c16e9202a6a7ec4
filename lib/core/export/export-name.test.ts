import { expect, test } from 'vitest';
import { defaultView, type View } from '../view/view.ts';
import { exportName } from './export-name.ts';

const now = Date.UTC(2026, 10, 27, 10, 15);
const span = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 9, 2) };

test('a file’s name says what, of when, and when it was saved', () => {
  const view: View = {
    ...defaultView,
    filters: [{ field: 'eventName', operator: 'is', values: ['ConsoleLogin', 'CreateUser'] }],
  };
  expect(exportName(view, span, now, 'csv')).toBe(
    'spoor_eventName-ConsoleLogin-and-1-more_20261001T000000Z-20261002T000000Z_saved-20261127T101500Z.csv',
  );
  expect(exportName(defaultView, null, now, 'records')).toBe(
    'spoor_all-events_no-time_saved-20261127T101500Z.json.gz',
  );
});

test('no value of a log gets anything but letters, digits, dots and dashes into it', () => {
  const values = ['../../etc/passwd"\r\nX: y', '\u202Eexe.', 'ü'.repeat(300)];
  for (const value of values) {
    const view: View = {
      ...defaultView,
      search: value,
      filters: [{ field: 'principal', operator: 'not', values: [value] }],
    };
    const name = exportName(view, span, now, 'ndjson');
    expect(name).toMatch(/^[A-Za-z0-9._-]+\.ndjson$/);
    expect(name.length).toBeLessThan(180);
  }
});
