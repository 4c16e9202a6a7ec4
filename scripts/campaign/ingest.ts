import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Random } from '#fixtures/demo/random.ts';
import { makeCampaignFolder } from './campaign-folders.ts';
import { allVictims, importOnce, type Outcome, type Victim } from './ingest/import-once.ts';
import { makeLogs } from './ingest/make-logs.ts';
import { Site } from './site.ts';

const demandedSeconds = 60;
const killsPerImport = 5;

export interface Doses {
  readonly points: number;
  readonly events: number;
  readonly victims: readonly Victim[];
  /** Where the web server listens; null: no web server, files are read where they lie. */
  readonly port: number | null;
  readonly say: (line: string) => void;
}

export interface IngestFigures {
  readonly kills: Readonly<Partial<Record<Victim, number>>>;
  readonly points: number;
  readonly imports: number;
  /** Imports that ended in another state than the undisturbed one, or in one that is wrong in itself. */
  readonly differed: number;
  /** Sources that were shown as done and were not, after a death of the database. */
  readonly broken: number;
  readonly slowestResumeSeconds: number;
}

/**
 * kill -9 of worker, web server and database at random points of imports, each held against one
 * that nobody disturbed: nothing lost, nothing doubled, what was shown as done is whole, the cube is
 * a count of the events, and amcheck finds nothing.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      points: { type: 'string', default: '200' },
      events: { type: 'string', default: '12000' },
      kill: { type: 'string', default: allVictims.join() },
      port: { type: 'string', default: '3180' },
    },
  });
  const victims = allVictims.filter((victim) => values.kill.split(',').includes(victim));
  const figures = await disturbImports({
    points: Number(values.points),
    events: Number(values.events),
    victims,
    port: victims.includes('web') ? Number(values.port) : null,
    say: (line) => console.log(line),
  });
  console.log(JSON.stringify({ campaign: 'ingest', ...figures }));
  const good = figures.differed + figures.broken === 0 && figures.slowestResumeSeconds <= demandedSeconds;
  return good ? 0 : 1;
}

export async function disturbImports(doses: Doses): Promise<IngestFigures> {
  const random = new Random(Date.now());
  const folder = await makeCampaignFolder('logs');
  const site = await Site.open(doses.port);
  const kills: Partial<Record<Victim, number>> = {};
  let [points, imports, differed, broken, slowest] = [0, 0, 0, 0, 0];
  try {
    const logs = { folder, places: await makeLogs(folder, doses.events) };
    // Many sources are each acknowledged durably; within one, commits wait for nobody.
    const atOnce = { folder, places: [folder] };
    const oracle = await importOnce(site, logs, null);
    if (oracle.faults.length > 0) throw new Error(`Undisturbed, already: ${oracle.faults.join('; ')}`);
    doses.say(
      `undisturbed: ${oracle.events} events of ${logs.places.length} sources in ${seconds(oracle.seconds)}`,
    );
    const withinMs = (oracle.seconds * 1000) / 3;
    while (points < doses.points) {
      const left = Math.min(killsPerImport, doses.points - points);
      const shape = imports % 2 === 0 ? atOnce : logs;
      const disturbed = await importOnce(site, shape, {
        random,
        victims: doses.victims,
        withinMs,
        kills: left,
      });
      const complaints = complain(disturbed, oracle);
      imports += 1;
      points += disturbed.killed.length;
      for (const victim of disturbed.killed) kills[victim] = (kills[victim] ?? 0) + 1;
      broken += disturbed.broken;
      if (complaints.length > 0) differed += 1;
      slowest = Math.max(slowest, disturbed.resumedSeconds);
      doses.say(
        `${points} of ${doses.points} points (${disturbed.killed.join(', ')}): ` +
          `${complaints.length === 0 ? 'the same' : `DIFFERENT, ${complaints.join('; ')}`}; ` +
          `resumed in ${seconds(disturbed.resumedSeconds)}, done in ${seconds(disturbed.seconds)}`,
      );
    }
    return { kills, points, imports, differed, broken, slowestResumeSeconds: Number(slowest.toFixed(1)) };
  } finally {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function complain(disturbed: Outcome, oracle: Outcome): string[] {
  const complaints = [...disturbed.faults];
  if (disturbed.content !== oracle.content) {
    complaints.push(`${disturbed.events} events instead of ${oracle.events}, or other content`);
  }
  if (disturbed.broken > 0) complaints.push(`${disturbed.broken} sources were shown as done and were not`);
  return complaints;
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
