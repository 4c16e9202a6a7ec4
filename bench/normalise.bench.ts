import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { contentBytes } from '#lib/core/cloudtrail/content-bytes.ts';
import { normalise } from '#lib/core/cloudtrail/normalise.ts';
import { maxRecordDepth, parseRecord } from '#lib/core/cloudtrail/parse-record.ts';
import { type RecordPiece, RecordSplitter } from '#lib/core/cloudtrail/split-records.ts';
import { unwrap } from '#lib/core/cloudtrail/unwrap.ts';

/**
 * node bench/normalise.bench.ts [--events 20000] [FILE…]
 * Microseconds per record of each pure step between bytes and row, on one thread: over the given
 * log files (.json, .json.gz), else over generated ones. CPU time of the best of eleven rounds, so
 * that a busy machine does not blur it.
 */
const rounds = 11;
const chunkBytes = 64 * 1024;

const { values, positionals } = parseArgs({
  options: { events: { type: 'string', default: '20000' } },
  allowPositionals: true,
});

function documents(): Uint8Array[] {
  if (positionals.length > 0)
    return positionals.map((path) => {
      const bytes = readFileSync(path);
      return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    });
  const made = generateOrganisation({
    seed: 7,
    events: Number(values.events),
    days: 30,
    end: Date.UTC(2026, 9, 31),
  });
  const encoder = new TextEncoder();
  return Array.from(made, (file) => encoder.encode(file.json));
}

function split(files: readonly Uint8Array[]): RecordPiece[] {
  const records: RecordPiece[] = [];
  for (const file of files) {
    const splitter = new RecordSplitter({ maxRecordBytes: 32 * 2 ** 20, maxDepth: maxRecordDepth });
    for (let at = 0; at < file.length; at += chunkBytes)
      for (const piece of splitter.push(file.subarray(at, at + chunkBytes)))
        if (piece.kind === 'record') records.push(piece);
    splitter.end();
  }
  return records;
}

function best<T>(step: () => T): { result: T; micros: number } {
  let micros = Number.POSITIVE_INFINITY;
  let result = step();
  for (let round = 0; round < rounds; round++) {
    const before = process.threadCpuUsage();
    result = step();
    const { user, system } = process.threadCpuUsage(before);
    micros = Math.min(micros, user + system);
  }
  return { result, micros };
}

const files = documents();
const bytes = files.reduce((sum, file) => sum + file.length, 0);
const pieces = best(() => split(files));
const count = pieces.result.length;
const parsed = best(() =>
  pieces.result.flatMap((piece) => {
    const record = parseRecord(piece);
    return record.kind === 'object' ? [record.value] : [];
  }),
);
const unwrapped = best(() =>
  parsed.result.flatMap((value) => {
    const found = unwrap(value);
    return found.kind === 'records' ? found.records : [];
  }),
);
const normalised = best(() =>
  unwrapped.result.map(({ value, envelopeTime }) => normalise(value, envelopeTime)),
);
const texts = best(() => unwrapped.result.reduce((sum, { value }) => sum + contentBytes(value).length, 0));

const perRecord = (micros: number) => Math.round((micros * 100) / count) / 100;
const report = {
  bench: 'normalise',
  records: count,
  bytesPerRecord: Math.round(bytes / count),
  termsPerRecord: Math.round(normalised.result.reduce((sum, event) => sum + event.terms.length, 0) / count),
  splitMBPerSecond: Math.round(bytes / pieces.micros),
  splitMicros: perRecord(pieces.micros),
  parseMicros: perRecord(parsed.micros),
  unwrapMicros: perRecord(unwrapped.micros),
  normaliseMicros: perRecord(normalised.micros),
  contentMicros: perRecord(texts.micros),
};
for (const [name, value] of Object.entries(report)) console.log(`${name.padEnd(20)}${value}`);
console.log(JSON.stringify(report));
