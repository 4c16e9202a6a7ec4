import { readFile } from 'node:fs/promises';
import { checkTree } from './house/check-tree.ts';
import { lintConfig } from './house/lint-config.ts';
import { readRules } from './house/rooms.ts';

/** Holds the tree against scripts/rooms.json and the rules of docs/architecture.md. */
const rules = await readRules('scripts/rooms.json');
const violations = await checkTree(process.cwd(), rules);
const biome = JSON.parse(await readFile('biome.json', 'utf8'));
if (JSON.stringify(biome.overrides) !== JSON.stringify(lintConfig(rules))) {
  violations.push({
    file: 'biome.json',
    line: 1,
    message: 'is older than scripts/rooms.json: npm run lint-rules',
  });
}
for (const { file, line, message } of violations) console.error(`${file}:${line} ${message}`);
if (violations.length > 0) process.exitCode = 1;
else console.log('The house is in order.');
