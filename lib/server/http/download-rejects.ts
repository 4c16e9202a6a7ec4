import type { ImportReject } from '#lib/core/contract/imports.ts';
import { exportKinds } from '#lib/core/export/export-format.ts';
import { type RejectFormat, rejectsHead, rejectsText } from '#lib/core/imports/rejects-text.ts';
import { answerDownload } from './answer-download.ts';

/** Pages of rejects as a file to save. `name` without its ending. */
export function downloadRejects(
  pages: AsyncGenerator<ImportReject[]>,
  name: string,
  format: RejectFormat,
): Response {
  return answerDownload(toText(pages, format), {
    name: `${name}.${format}`,
    type: exportKinds[format].type,
  });
}

async function* toText(
  pages: AsyncGenerator<ImportReject[]>,
  format: RejectFormat,
): AsyncGenerator<Uint8Array> {
  const head = rejectsHead(format);
  if (head !== '') yield Buffer.from(head);
  for await (const page of pages) yield Buffer.from(rejectsText(format, page));
}
