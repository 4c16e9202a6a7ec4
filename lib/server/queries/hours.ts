export const hourMs = 3_600_000;

/** Milliseconds since 1970, down to the whole hour. */
export function floorHour(ms: number): number {
  return Math.floor(ms / hourMs) * hourMs;
}

export function ceilHour(ms: number): number {
  return Math.ceil(ms / hourMs) * hourMs;
}
