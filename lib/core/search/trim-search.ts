/** Without blanks at its ends; one that a backslash took for itself stays. */
export function trimSearch(text: string): string {
  const trimmed = text.trim();
  const backslashes = /\\*$/.exec(trimmed)?.[0].length ?? 0;
  const next = text.charAt(text.indexOf(trimmed) + trimmed.length);
  return backslashes % 2 === 1 ? trimmed + next : trimmed;
}
