const counts = new Intl.NumberFormat('en');

/** `1,204,512`. */
export function formatCount(n: number): string {
  return counts.format(n);
}

/** `1 file`, `2,900 files`. */
export function countOf(n: number, one: string, many = `${one}s`): string {
  return `${formatCount(n)} ${n === 1 ? one : many}`;
}

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Decimal units, three digits: `812 B`, `1.27 KB`, `43.2 MB`. */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  // 999.5 and above would round up to four digits.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** A part of a whole in percent, two digits: `42 %`, `3.1 %`, `< 0.1 %`. */
export function formatShare(part: number, whole: number): string {
  const percent = whole > 0 ? (part / whole) * 100 : 0;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  return `${percent >= 9.95 || percent === 0 ? Math.round(percent) : percent.toFixed(1)} %`;
}
