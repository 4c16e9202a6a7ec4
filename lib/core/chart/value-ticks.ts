/** From 0 to at least `peak` in three to six round steps of whole events. */
export function valueTicks(peak: number): number[] {
  const step = niceStep(Math.max(1, peak) / 4);
  const count = Math.max(1, Math.ceil(peak / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}
