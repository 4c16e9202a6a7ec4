import type { QueryClient } from '@tanstack/react-query';
import { eventQuery } from '#lib/browser/event-queries.ts';
import { copyText } from './copy-text.ts';

/** Each record is a request of its own. */
const maxRecords = 200;
const atOnce = 6;

/** The records as delivered, one a line, session tokens masked, onto the clipboard; says what came of it. */
export async function copyRecords(client: QueryClient, refs: readonly string[]): Promise<string> {
  const wanted = refs.slice(0, maxRecords);
  const lines: string[] = [];
  try {
    for (let at = 0; at < wanted.length; at += atOnce) {
      const details = await Promise.all(
        wanted.slice(at, at + atOnce).map((ref) => client.fetchQuery(eventQuery(ref))),
      );
      lines.push(...details.map(({ raw }) => toOneLine(raw)));
    }
  } catch {
    return 'Not all records could be read: nothing was copied';
  }
  const said = await copyText(
    `${lines.join('\n')}\n`,
    lines.length === 1 ? '1 record' : `${lines.length} records`,
  );
  return refs.length > wanted.length ? `${said}, the first of ${refs.length}` : said;
}

/** A line break in JSON is always between its parts, never within a string. */
export function toOneLine(json: string): string {
  return json.replace(/\s*[\r\n]\s*/g, ' ').trim();
}
