import { describe, expect, it } from 'vitest';
import { rangeText } from './range-text.ts';

const from = Date.UTC(2026, 9, 10, 11, 40);

describe('rangeText', () => {
  it('names presets as their buttons do and other spans by their length', () => {
    expect(rangeText({ kind: 'relative', lastMs: 86_400_000 }, 'UTC')).toBe('Last 24 h');
    expect(rangeText({ kind: 'relative', lastMs: 5_400_000 }, 'UTC')).toBe('Last 1 h 30 min');
  });

  it('says the day once, the offset always, and no more digits than there are', () => {
    const absolute = (to: number, zone = 'UTC') => rangeText({ kind: 'absolute', from, to }, zone);
    expect(absolute(from + 1_800_000)).toBe('2026-10-10 11:40 – 12:10 Z');
    expect(absolute(from + 1_000)).toBe('2026-10-10 11:40:00 – 11:40:01 Z');
    expect(absolute(from + 1)).toBe('2026-10-10 11:40:00.000 – 11:40:00.001 Z');
    expect(absolute(from + 86_400_000, 'Asia/Kathmandu')).toBe('2026-10-10 17:25 – 2026-10-11 17:25 +05:45');
  });

  it('says both offsets where a range crosses a change of the clock', () => {
    const summer = Date.UTC(2026, 9, 24, 22);
    expect(rangeText({ kind: 'absolute', from: summer, to: summer + 86_400_000 }, 'Europe/Berlin')).toBe(
      '2026-10-25 00:00 +02:00 – 23:00 +01:00',
    );
  });
});
