import { expect, test } from 'vitest';
import { keptPlaces } from './kept-places.ts';

test('a place is kept until more have come after it than are remembered; else it is the top', () => {
  const places = keptPlaces(2);
  places.keep('a', 10);
  places.keep('b', 20);
  places.keep('a', 30);
  places.keep('c', 40);
  expect(['a', 'b', 'c', 'd'].map(places.of)).toEqual([30, 0, 40, 0]);
});
