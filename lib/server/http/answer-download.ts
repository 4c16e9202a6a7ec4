import { answerHeaders } from './answer.ts';

const types = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson; charset=utf-8' } as const;

/**
 * A file to save, written as it is asked for: a slow reader holds the next page back. `name`: of
 * letters, digits, dots and dashes.
 */
export function answerDownload(
  parts: AsyncIterator<string>,
  file: { readonly name: string; readonly type: keyof typeof types },
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await parts.next();
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await parts.return?.();
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      ...answerHeaders,
      'content-type': types[file.type],
      'content-disposition': `attachment; filename="${file.name}"`,
    },
  });
}
