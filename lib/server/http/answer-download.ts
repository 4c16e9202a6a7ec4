import { answerHeaders } from './answer.ts';

/**
 * A file to save, written as it is asked for: a slow reader holds the next part back. What fails on
 * the way breaks the connection off, so that a browser marks the file as failed. `name`: of letters,
 * digits, dots, dashes and underscores.
 */
export function answerDownload(
  parts: AsyncIterator<Uint8Array>,
  file: { readonly name: string; readonly type: string },
): Response {
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await parts.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
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
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name}"`,
    },
  });
}
