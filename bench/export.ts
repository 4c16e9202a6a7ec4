import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { exportFormats } from '#lib/core/export/export-format.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { exportView } from '#lib/server/keep/export-view.ts';
import { fillDatabase } from './fill-database.ts';
import { watchMemory } from './watch-memory.ts';

/**
 * npm run bench export [--events 1000000] [--keep] [--view QUERY]
 * A whole View in every format, read as a browser reads it: rows and bytes a second, and the most
 * memory of this process, which is what a web server needs for it.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    keep: { type: 'boolean', default: false },
    view: { type: 'string', default: '' },
  },
});

const { test, close } = await fillDatabase({ events: Number(values.events) }, values.keep);
const results: Record<string, object> = {};
try {
  const { view } = parseView(values.view);
  for (const format of exportFormats) {
    const memory = watchMemory();
    const started = performance.now();
    let firstByteMs = 0;
    let [bytes, lines] = [0, 0];
    const hash = createHash('sha256');
    const { parts } = await exportView({ pool: test.pool, prisma: test.prisma, now: Date.now() }, view, {
      format,
    });
    for await (const part of parts) {
      if (bytes === 0 && part.length > 0) firstByteMs = performance.now() - started;
      bytes += part.length;
      for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines += 1;
      hash.update(part);
    }
    const seconds = (performance.now() - started) / 1000;
    const peakMiB = Math.round(memory.stop() / 2 ** 20);
    const rows = await test.prisma.exportRun.findFirst({ orderBy: { createdAt: 'desc' } });
    const written = Number(rows?.written ?? 0);
    results[format] = {
      rows: written,
      seconds,
      rowsPerSecond: written / seconds,
      bytes,
      firstByteMs,
      peakMiB,
    };
    console.log(
      `${format.padEnd(8)} ${written} rows in ${seconds.toFixed(1)} s: ${Math.round(written / seconds)} rows/s, ` +
        `${(bytes / seconds / 1e6).toFixed(1)} MB/s, first byte after ${firstByteMs.toFixed(0)} ms, ` +
        `at most ${peakMiB} MiB (${lines} lines, ${hash.digest('hex').slice(0, 12)})`,
    );
  }
} finally {
  await close();
}
console.log(JSON.stringify({ bench: 'export', events: Number(values.events), results }));
process.exit(0);
