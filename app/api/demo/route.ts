import { withRoute } from '#lib/server/http/with-route.ts';
import { enqueueDemo } from '#lib/server/jobs/enqueue-demo.ts';

/** Answers as the opening of any import does: with the id under which its progress is read. */
export const POST = withRoute({ authorise: 'demo.load' }, async () => {
  const { runId } = await enqueueDemo();
  return { id: runId };
});
