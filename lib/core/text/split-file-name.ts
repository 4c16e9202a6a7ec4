/** As long as the end of a CloudTrail file's name: `20260101T0000Z_0123456789abcdef.json.gz`. */
const endLength = 40;
/** Names that are little longer are left whole. */
const startLength = 8;

/** A file's name in two parts, the second of which should stay in sight; '' where it is short. */
export function splitFileName(name: string): [start: string, end: string] {
  if (name.length < startLength + endLength) return [name, ''];
  // Not between the two halves of a character.
  const at = name.length - endLength;
  const cut = /[\udc00-\udfff]/.test(name[at] ?? '') ? at + 1 : at;
  return [name.slice(0, cut), name.slice(cut)];
}
