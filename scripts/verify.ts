import { runChecks } from './suites/checks.ts';
import { runVitest } from './suites/run-suite.ts';
import { inWords, sum } from './suites/tally.ts';

/** npm run verify: what to run before each commit, within half a minute. */
const tally = sum([await runChecks(), await runVitest('unit')]);
console.log(inWords(tally));
process.exitCode = tally.failed === 0 ? 0 : 1;
