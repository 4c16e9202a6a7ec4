import { describe, expect, it } from 'vitest';
import { defaultColumns } from '#lib/core/view/columns.ts';
import { fitColumns, moveColumn, toColumns } from './event-columns.ts';

const columns = toColumns(defaultColumns, {});
const fitted = (width: number, timeCharacters = 20, mayLeave = true) =>
  fitColumns(columns, { width, timeCharacters, mayLeave });

describe('fitColumns', () => {
  it('keeps every column where there is room', () => {
    expect(fitted(1080)).toEqual({ shown: columns, hidden: [] });
  });

  it('gives time the room that its zone and its fractions take', () => {
    expect(fitted(1280, 29).shown[0]?.width).toBe(237);
    expect(fitted(1280).shown[0]?.width).toBe(172);
  });

  it('lets the least telling columns go first and keeps their order', () => {
    const { shown, hidden } = fitted(900);
    expect(hidden.map((column) => column.id)).toEqual(['account', 'awsRegion']);
    expect(shown.map((column) => column.id)).toEqual([
      'time',
      'principal',
      'eventName',
      'eventSource',
      'sourceIPAddress',
      'outcome',
    ]);
  });

  it('drops nothing that somebody chose', () => {
    expect(fitted(1, 20, false).shown).toHaveLength(8);
  });

  it('never drops who, what, when and how it ended', () => {
    expect(fitted(1).shown.map((column) => column.id)).toEqual(['time', 'principal', 'eventName', 'outcome']);
  });
});

describe('columns', () => {
  it('are named by field, or by where a path leads', () => {
    const ids = ['eventName', 'requestParameters.bucketName', 'toString'];
    expect(toColumns(ids, {}).map(({ label }) => label)).toEqual(['Action', 'bucketName', 'toString']);
  });

  it('keep the width that somebody gave them', () => {
    expect(toColumns(['principal'], { principal: 300 })[0]).toMatchObject({ width: 300, grow: 0 });
  });

  it('move and stop at the ends', () => {
    expect(moveColumn(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moveColumn(['a', 'b', 'c'], 'c', 9)).toEqual(['a', 'b', 'c']);
    expect(moveColumn(['a', 'b', 'c'], 'c', -9)).toEqual(['c', 'a', 'b']);
    expect(moveColumn(['a'], 'x', 1)).toEqual(['a']);
  });
});
