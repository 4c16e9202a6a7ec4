import { describe, expect, it } from 'vitest';
import { SpeedMeter, secondsLeft } from './speed-meter.ts';

describe('the speed of an upload', () => {
  it('is not known before two moments were seen', () => {
    const meter = new SpeedMeter();
    expect(meter.bytesPerSecond(0)).toBeNull();
    meter.add(1000, 0);
    expect(meter.bytesPerSecond(0)).toBeNull();
  });

  it('does not count what a resumed upload had before', () => {
    const meter = new SpeedMeter();
    meter.add(1_000_000, 0);
    meter.add(1_000_500, 1000);
    expect(meter.bytesPerSecond(1000)).toBe(500);
  });

  it('forgets what is older than five seconds, and falls when nothing comes', () => {
    const meter = new SpeedMeter();
    for (let second = 0; second <= 20; second += 1)
      meter.add(second <= 10 ? second * 1000 : 10_000 + (second - 10) * 10, second * 1000);
    expect(meter.bytesPerSecond(20_000)).toBeLessThan(20);
    expect(meter.bytesPerSecond(120_000)).toBeLessThan(1);
  });

  it('gives the time left only while something moves', () => {
    expect(secondsLeft(1000, 100)).toBe(10);
    expect(secondsLeft(1000, 0)).toBeNull();
    expect(secondsLeft(1000, null)).toBeNull();
    expect(secondsLeft(0, null)).toBe(0);
  });
});
