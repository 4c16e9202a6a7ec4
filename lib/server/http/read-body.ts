import { SpoorError } from '#lib/core/errors.ts';

/** The bodies of the API are small questions; logs come by way of uploads. */
const maxBodyBytes = 64 * 1024;

/** The JSON body of a request. Throws SpoorError 'bad_request' or 'too_large'. */
export async function readBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new SpoorError('bad_request', 'The body must be JSON.', {
      remedy: 'Send it as content-type application/json.',
    });
  }
  try {
    return JSON.parse(await readText(request)) as unknown;
  } catch (error) {
    if (error instanceof SpoorError) throw error;
    throw new SpoorError('bad_request', 'The body is no valid JSON.', { cause: error });
  }
}

async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) {
      throw new SpoorError('too_large', `The body has more than ${maxBodyBytes / 1024} KiB.`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
