import { expect, test } from 'vitest';
import { ViewEdits } from './view-edits.ts';

test('an edit builds on the one before, though the address still says otherwise', () => {
  const edits = new ViewEdits();
  edits.wrote('split=account');
  edits.wrote('split=account&scale=log');
  edits.rendered('split=account');
  expect(edits.base('split=account')).toBe('split=account&scale=log');
});

test('once the last edit is shown the address is right again', () => {
  const edits = new ViewEdits();
  edits.wrote('split=account');
  edits.rendered('split=account');
  expect(edits.base('zone=local')).toBe('zone=local');
});

test('a link or Back ends what was under way', () => {
  const edits = new ViewEdits();
  edits.wrote('split=account');
  edits.rendered('last=24h');
  expect(edits.base('last=24h')).toBe('last=24h');
  edits.wrote('scale=log');
  edits.forget();
  expect(edits.base('')).toBe('');
});
