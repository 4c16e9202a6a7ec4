import { maxValueLength } from './normalised-event.ts';

/**
 * `text` as PostgreSQL can store it: NUL and lone surrogates become U+FFFD, at most
 * `maxValueLength` characters. Returns `text` itself where nothing had to change.
 */
export function cleanText(text: string): string {
  const short = text.length > maxValueLength ? cut(text) : text;
  const formed = short.isWellFormed() ? short : short.toWellFormed();
  return formed.includes('\0') ? formed.replaceAll('\0', '\ufffd') : formed;
}

/** Never between the halves of a character. */
function cut(text: string): string {
  const last = text.charCodeAt(maxValueLength - 1);
  const high = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, high ? maxValueLength - 1 : maxValueLength);
}
