import { readFile, writeFile } from 'node:fs/promises';
import { lintConfig } from './house/lint-config.ts';
import { readRules } from './house/rooms.ts';

/** Writes the part of biome.json that follows from scripts/rooms.json. */
const config = JSON.parse(await readFile('biome.json', 'utf8'));
config.overrides = lintConfig(await readRules('scripts/rooms.json'));
await writeFile('biome.json', `${JSON.stringify(config, null, 2)}\n`);
