import { runChecks } from './suites/checks.ts';
import { runE2e } from './suites/run-e2e.ts';
import { runPlaywright, runVitest, wasInterrupted } from './suites/run-suite.ts';
import { crashed, inWords, sum, type Tally } from './suites/tally.ts';

/** npm test: every suite, whatever became of the one before; the last line is the sum of all. */
const suites: [string, () => Promise<Tally>][] = [
  ['Checks', runChecks],
  ['Unit and property tests', () => runVitest('unit')],
  ['Slow tests', () => runVitest('slow')],
  ['Database tests', () => runVitest('database')],
  ['Browser tests', () => runPlaywright((env) => runE2e([], env))],
];

const results: [string, Tally][] = [];
for (const [name, run] of suites) {
  if (wasInterrupted()) break;
  console.log(`\n── ${name}`);
  const tally = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return crashed;
  });
  results.push([name, tally]);
}

console.log('');
for (const [name, tally] of results) console.log(`${name.padEnd(24)} ${inWords(tally)}`);
const all = sum(results.map(([, tally]) => tally));
console.log(inWords(all));
process.exitCode = all.failed === 0 && !wasInterrupted() ? 0 : 1;
