import { describe, expect, it } from 'vitest';
import { columns, fitColumns } from './event-columns.ts';

describe('fitColumns', () => {
  it('keeps every column where there is room', () => {
    expect(fitColumns(1080)).toEqual({ shown: columns, hidden: [] });
  });

  it('gives time the room that its zone and its fractions take', () => {
    expect(fitColumns(1280, 29).shown[0]?.width).toBe(237);
    expect(fitColumns(1280).shown[0]?.width).toBe(172);
  });

  it('lets the least telling columns go first and keeps their order', () => {
    const { shown, hidden } = fitColumns(900);
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

  it('never drops who, what, when and how it ended', () => {
    expect(fitColumns(1).shown.map((column) => column.id)).toEqual([
      'time',
      'principal',
      'eventName',
      'outcome',
    ]);
  });
});
