import { type APIRequest, expect } from '@playwright/test';
import { importsResponse } from '#lib/core/contract/imports.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';

/** Loads the demo, unless it is there, and waits for all of it. */
export async function loadDemo(requests: APIRequest, baseURL: string | undefined): Promise<void> {
  const request = await requests.newContext({ baseURL });
  await request.post(apiPaths.demo, { headers: { origin: baseURL ?? '' } });
  await expect
    .poll(
      async () => {
        const { runs } = importsResponse.parse(await (await request.get(apiPaths.imports)).json());
        return (
          runs.every((run) => run.finishedAt !== null) && runs.some((run) => run.counts.records > 100_000)
        );
      },
      { timeout: 240_000, intervals: [1000] },
    )
    .toBe(true);
  await request.dispose();
}
