import type { ImportReject } from '#lib/core/contract/imports.ts';
import { type RejectFormat, rejectsHead, rejectsText } from '#lib/core/imports/rejects-text.ts';
import { answerDownload } from './answer-download.ts';

/** Pages of rejects as a file to save. `name` without its ending. */
export function downloadRejects(
  pages: AsyncGenerator<ImportReject[]>,
  name: string,
  format: RejectFormat,
): Response {
  return answerDownload(toText(pages, format), { name: `${name}.${format}`, type: format });
}

async function* toText(pages: AsyncGenerator<ImportReject[]>, format: RejectFormat): AsyncGenerator<string> {
  const head = rejectsHead(format);
  if (head !== '') yield head;
  for await (const page of pages) yield rejectsText(format, page);
}
