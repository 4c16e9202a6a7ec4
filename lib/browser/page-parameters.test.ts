import { expect, test } from 'vitest';
import { isField } from '#lib/core/view/fields.ts';
import { pageParameters, splitParameters } from './page-parameters.ts';

test('a page keeps its own parameters apart from those of the View', () => {
  const { view, page } = splitParameters('?key=AROA:bob%402026&zone=local&order=recent');
  expect(view.toString()).toBe('zone=local');
  expect(page.get('key')).toBe('AROA:bob@2026');
  expect(page.get('order')).toBe('recent');
});

test('no field has the name of a page’s parameter', () => {
  expect(pageParameters.filter(isField)).toEqual([]);
});
