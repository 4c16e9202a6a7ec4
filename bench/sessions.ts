import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

/**
 * npm run bench sessions [--events 1000000] [--rounds 3] [--short-sessions]
 * What sessions add to an import: the same files with and without them in turn, by processor time,
 * which other work on the machine changes little; and what they add to the database.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    'short-sessions': { type: 'boolean', default: false },
  },
});

const parts = [
  'nodeMicrosPerRecord',
  'postgresMicrosPerRecord',
  'settleMicrosPerRecord',
  'bytesPerEvent',
] as const;
type Figures = Readonly<Record<(typeof parts)[number], number>>;

/** The last line that `bench ingest` prints. */
function importOnce(withSessions: boolean): Promise<Figures> {
  const hook = withSessions ? [] : ['--import', new URL('without-sessions.ts', import.meta.url).href];
  const script = new URL('run.ts', import.meta.url).pathname;
  const shape = ['--events', values.events, ...(values['short-sessions'] ? ['--short-sessions'] : [])];
  const args = [...hook, script, 'ingest', '--no-peer', ...shape];
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', failed);
    child.once('close', (code) => {
      const last = output.trimEnd().split('\n').at(-1) ?? '';
      if (code === 0 && last.startsWith('{')) done(JSON.parse(last) as Figures);
      else failed(new Error(`bench ingest ended with ${code}: ${output}`));
    });
  });
}

const micros = (of: Figures) =>
  of.nodeMicrosPerRecord + of.postgresMicrosPerRecord + of.settleMicrosPerRecord;
const show = (name: string, of: Figures) =>
  console.log(
    `${name.padEnd(8)} ${of.nodeMicrosPerRecord.toFixed(1)} µs/record in Node, ${of.postgresMicrosPerRecord.toFixed(1)} in ` +
      `PostgreSQL, ${of.settleMicrosPerRecord.toFixed(1)} to settle: ${micros(of).toFixed(1)}; ${of.bytesPerEvent} bytes/event`,
  );

const withThem: Figures[] = [];
const without: Figures[] = [];
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const [list, yes] of [
    [without, false],
    [withThem, true],
  ] as const) {
    const figures = await importOnce(yes);
    list.push(figures);
    show(yes ? 'with' : 'without', figures);
  }
}
/** Other work on the machine only adds. */
const least = (list: readonly Figures[]) =>
  Object.fromEntries(parts.map((part) => [part, Math.min(...list.map((one) => one[part]))])) as Figures;
const [yes, no] = [least(withThem), least(without)];
const added = micros(yes) / micros(no) - 1;
console.log(
  `sessions add ${(added * 100).toFixed(1)} % of processor time (${(micros(yes) - micros(no)).toFixed(1)} µs/record) ` +
    `and ${yes.bytesPerEvent - no.bytesPerEvent} bytes/event; the least of ${values.rounds} rounds`,
);
console.log(
  JSON.stringify({
    bench: 'sessions',
    events: Number(values.events),
    with: yes,
    without: no,
    added: Number(added.toFixed(3)),
  }),
);
process.exit(0);
