/** As long as the end of a CloudTrail file's name: `_20260101T0000Z_0123456789abcdef.json.gz`. */
const longestEnd = 40;
/** Not shorter than this for the sake of beginning at a `_`. */
const shortestEnd = 25;
/** Names that are little longer are left whole. */
const startLength = 8;

/** A file's name in two parts, the second of which should stay in sight; '' where it is short. */
export function splitFileName(name: string): [start: string, end: string] {
  if (name.length < startLength + longestEnd) return [name, ''];
  const at = name.length - longestEnd;
  const word = name.slice(at, -shortestEnd).search(/_/);
  // Not between the two halves of a character.
  const cut = word >= 0 ? at + word : /[\udc00-\udfff]/.test(name[at] ?? '') ? at + 1 : at;
  return [name.slice(0, cut), name.slice(cut)];
}
