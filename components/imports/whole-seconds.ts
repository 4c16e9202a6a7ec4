/** An ISO time without its milliseconds: when a run began is no evidence. */
export function wholeSeconds(iso: string): string {
  return iso.replace(/\.\d+Z$/, 'Z');
}
