import { expect, test } from 'vitest';
import type { EventRow } from '#lib/core/contract/events.ts';
import {
  atTop,
  type EventPage,
  firstRowOf,
  pageAfter,
  pageAround,
  pageBefore,
  stepTowards,
  stretchOf,
} from './list-window.ts';

function page(start: number, rows: number, around: Partial<EventPage> = {}): EventPage {
  const events = Array.from({ length: rows }, (_, index) => ({ ref: `row ${start + index}` }) as EventRow);
  return { question: '', start, events, values: [], next: 'last', previous: 'first', ...around };
}

test('a page around a row has rows on both sides of it', () => {
  expect(pageAround(5_000, 1_000_000)).toEqual({ row: 4_900, place: { offset: 4_900 } });
});

test('the beginning is the beginning, whichever row of it is wanted', () => {
  expect(pageAround(99, 1_000_000)).toBe(atTop);
});

test('the end of millions is read from the end, not by passing over all rows', () => {
  const end = pageAround(9_999_999, 10_000_000);
  expect(end).toEqual({ row: 10_000_000, place: { before: 'end' } });
  expect(firstRowOf(end, page(0, 200).events)).toBe(9_999_800);
});

test('neighbours take over where a page ends', () => {
  expect(pageAfter(page(400, 200))).toEqual({ row: 600, place: { cursor: 'last' } });
  expect(pageBefore(page(400, 200))).toEqual({ row: 400, place: { before: 'first' } });
  expect(pageAfter(page(400, 50, { next: null }))).toBeNull();
});

test('numbers that an import has shifted begin at 0 where nothing comes before', () => {
  expect(stretchOf([page(7, 200, { previous: null }), page(207, 200)])).toEqual({
    start: 0,
    end: 400,
    hasBefore: false,
    hasAfter: true,
  });
});

test('what is near comes by the next page, what is far by a stretch of its own', () => {
  const stretch = { start: 1_000, end: 1_400, hasBefore: true, hasAfter: true };
  expect(stepTowards(stretch, 1_150, 1_190)).toBe('none');
  expect(stepTowards(stretch, 1_300, 1_340)).toBe('after');
  expect(stepTowards(stretch, 1_450, 1_480)).toBe('after');
  expect(stepTowards(stretch, 1_020, 1_050)).toBe('before');
  expect(stepTowards(stretch, 900, 950)).toBe('before');
  expect(stepTowards(stretch, 100, 140)).toBe('elsewhere');
  expect(stepTowards(stretch, 500_000, 500_040)).toBe('elsewhere');
});

test('a list that is loaded whole needs nothing', () => {
  const whole = { start: 0, end: 30, hasBefore: false, hasAfter: false };
  expect(stepTowards(whole, 0, 30)).toBe('none');
  expect(stepTowards(whole, 900, 930)).toBe('none');
});
