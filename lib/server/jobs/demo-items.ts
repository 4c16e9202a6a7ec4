import { generateOrganisation } from '#fixtures/demo/generate.ts';
import type { ArchiveItem } from '../archive/archive-item.ts';

/** Fixed, so that loading the demo twice adds nothing, and every demo tells the same stories. */
const demo = { seed: 1, events: 200_000, days: 30, end: Date.UTC(2026, 10, 1) } as const;

/** About what the demo's JSON measures: for the progress bar. */
const roughBytesPerEvent = 1310;

export function demoPlace(): { place: string; sizeBytes: number } {
  return { place: `demo:${demo.seed}`, sizeBytes: demo.events * roughBytesPerEvent };
}

/** The demo organisation's log bucket, made as it is read. */
export async function* openDemo(onProgress: (bytesRead: number) => void): AsyncGenerator<ArchiveItem> {
  const encoder = new TextEncoder();
  let done = 0;
  for (const file of generateOrganisation(demo)) {
    const bytes = encoder.encode(file.json);
    done += bytes.length;
    yield { kind: 'document', document: { path: file.key, chunks: once(bytes) } };
    onProgress(Math.min(done, demo.events * roughBytesPerEvent));
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
