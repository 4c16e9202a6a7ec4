import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldNames } from '#lib/core/view/fields.ts';
import { facetOrder, formatFacetState, isSectionOpen, parseFacetState, turnSection } from './facet-state.ts';

test('every typed field has its place', () => {
  expect([...facetOrder].sort()).toEqual([...fieldNames].sort());
});

test('the state survives its cookie, whatever the cookie holds', () => {
  const name = fc.stringMatching(/^[^\s]{1,30}$/u);
  fc.assert(
    fc.property(fc.boolean(), fc.uniqueArray(name, { maxLength: 30 }), (isOpen, turned) => {
      const state = { isOpen, turned };
      expect(parseFacetState(formatFacetState(state))).toEqual(state);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (cookie) => {
      const state = parseFacetState(cookie);
      expect(parseFacetState(formatFacetState(state))).toEqual(state);
    }),
  );
});

test('a section turned twice is as it came; added paths come open', () => {
  const state = parseFacetState(undefined);
  expect(isSectionOpen(state, 'outcome')).toBe(true);
  expect(isSectionOpen(state, 'userAgent')).toBe(false);
  expect(isSectionOpen(state, 'requestParameters.bucketName')).toBe(true);
  const turned = turnSection(state, 'userAgent');
  expect(isSectionOpen(turned, 'userAgent')).toBe(true);
  expect(turnSection(turned, 'userAgent')).toEqual(state);
});
