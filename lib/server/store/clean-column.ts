/** Text that PostgreSQL takes: it refuses NUL (22021), and lone surrogates do not survive UTF-8. */
export function cleanText(value: string): string;
export function cleanText(value: string | null | undefined): string | null;
export function cleanText(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return value.replaceAll('\0', '\u2400').toWellFormed();
}
