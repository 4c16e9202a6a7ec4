/** How far around a moment people look, on either side, in ms. */
export const aroundSpans = [
  ['±1 min', 60_000],
  ['±5 min', 300_000],
  ['±15 min', 900_000],
  ['±1 h', 3_600_000],
  ['±1 d', 86_400_000],
] as const;
