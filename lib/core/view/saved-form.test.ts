import { expect, test } from 'vitest';
import { isModified, openedView, savedForm } from './saved-form.ts';
import { defaultView, type View } from './view.ts';

const id = '0198c0de-0000-7000-8000-000000000001';
const view: View = {
  ...defaultView,
  range: { kind: 'relative', lastMs: 3_600_000 },
  filters: [{ field: 'eventName', operator: 'is', values: ['ConsoleLogin'] }],
  columns: ['time', 'eventName'],
};
const other: View = { ...defaultView, range: { kind: 'absolute', from: 0, to: 1000 } };

test('a saved view that pins its range brings it', () => {
  const saved = { id, view: savedForm(view, true), keepsRange: true };
  expect(openedView(saved, other)).toEqual({ ...view, saved: id });
});

test('one that does not never takes the range away that is there', () => {
  const saved = { id, view: savedForm(view, false), keepsRange: false };
  const opened = openedView(saved, other);
  expect(opened).toEqual({ ...view, range: other.range, saved: id });
  expect(isModified(opened, saved)).toBe(false);
  expect(isModified({ ...opened, range: view.range }, saved)).toBe(false);
});

test('modified is what changes the question or its layout, not the open row', () => {
  const saved = { id, view: savedForm(view, true), keepsRange: true };
  expect(isModified({ ...view, open: '0-0123456789abcdef0123456789abcdef' }, saved)).toBe(false);
  expect(isModified({ ...view, sort: 'oldest' }, saved)).toBe(true);
  expect(isModified({ ...view, range: other.range }, saved)).toBe(true);
  expect(isModified({ ...view, columns: ['time'] }, saved)).toBe(true);
});
