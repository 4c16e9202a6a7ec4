import { setTimeout as sleep } from 'node:timers/promises';
import { SpoorError } from '#lib/core/errors.ts';
import type { LogFile } from './log-file.ts';
import type { Service } from './service.ts';

const patienceMs = 60_000;

/** Returns when the web server answers. Throws SpoorError where it dies or stays silent. */
export async function waitForWeb(web: Service, log: LogFile | undefined, address: string): Promise<void> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until && web.failures === 0) {
    const answer = await fetch(new URL('/favicon.ico', address), { redirect: 'manual' }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    if (answer !== undefined) return;
    await sleep(100);
  }
  const words = log === undefined ? '' : `\n${log.tail(12)}`;
  throw new SpoorError('unavailable', `The web server did not start.${words}`, {
    ...(log === undefined ? {} : { remedy: `Its log is ${log.path}.` }),
  });
}
