import { apiPaths } from '#lib/core/contract/paths.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { authorise, identify } from '#lib/server/auth/authorise.ts';
import { answerError } from '#lib/server/http/answer.ts';
import { errorStatus } from '#lib/server/http/error-status.ts';
import { guardRequest } from '#lib/server/http/guard.ts';
import { enqueueSource } from '#lib/server/jobs/enqueue-source.ts';
import { serveUpload } from '#lib/server/sources/serve-upload.ts';

/** tus 1.0: bodies stream to the spool. GET is not part of it, and would hand evidence out. */
async function answer(request: Request): Promise<Response> {
  try {
    guardRequest(request);
    authorise(identify(request), 'imports.upload');
  } catch (error) {
    if (error instanceof SpoorError) return answerError(error);
    throw error;
  }
  return serveUpload(request, {
    path: apiPaths.uploads,
    statusOf: errorStatus,
    onFinished: ({ run, name, packed, file, size }) =>
      enqueueSource({ runId: run, name, packed, file, sizeBytes: size }),
  });
}

export const dynamic = 'force-dynamic';

export { answer as DELETE, answer as HEAD, answer as OPTIONS, answer as PATCH, answer as POST };
