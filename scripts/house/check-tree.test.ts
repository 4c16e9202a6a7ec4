import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkTree } from './check-tree.ts';
import type { HouseRules } from './rooms.ts';

const rules: HouseRules = {
  $comment: '',
  rooms: [
    { folder: 'lib/core', may: ['lib/core'], packages: ['zod'] },
    {
      folder: 'lib/server',
      may: ['lib/core', 'lib/server'],
      packages: ['node:', '@aws-sdk/', 'react'],
      never: ['react'],
    },
    { folder: 'lib/server/inner', may: ['lib/server/env.ts', 'lib/server/inner'], packages: ['*'] },
    { folder: 'components', may: ['lib/core', 'components'], packages: ['react'] },
  ],
  tests: { may: ['components'], packages: ['vitest'] },
};

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'spoor-house-'));
  await write('package.json', '{ "imports": { "#lib/*": "./lib/*", "#components/*": "./components/*" } }');
  await write('lib/core/a.ts', 'export const a = 1;');
  await write('lib/server/env.ts', 'export const env = 1;');
  await write('components/button.tsx', 'export const Button = () => <b>{1}</b>;');
});

afterEach(() => rm(root, { recursive: true }));

async function write(file: string, source: string) {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), source);
}

/** What is said about the tree once `file` holds `source`, as "file:line message". */
async function said(file: string, source: string): Promise<string[]> {
  await write(file, source);
  return (await checkTree(root, rules)).map((one) => `${one.file}:${one.line} ${one.message}`);
}

test('a tree that keeps the rules passes', async () => {
  const source = `import { readFile } from 'node:fs/promises';
    import { S3 } from '@aws-sdk/client-s3';
    import { a } from '#lib/core/a.ts';
    import { env } from './env.ts';
    export { readFile, S3, a, env };`;
  expect(await said('lib/server/good.ts', source)).toEqual([]);
});

test.each([
  ['by an alias', "import { env } from '#lib/server/env.ts'; export { env };"],
  ['by a relative path', "import { env } from '../server/env.ts'; export { env };"],
  ['for its types only', "import type { env } from '../server/env.ts'; export type { env };"],
  ['by exporting it on', "export { env } from '../server/env.ts';"],
  ['by exporting all of it on', "export * from '../server/env.ts';"],
  ['for its effects', "import '../server/env.ts';"],
  ['by import()', "export const later = () => import('../server/env.ts');"],
  ['in a type', "export type Env = import('../server/env.ts').Env;"],
  ['from a page', "import { env } from '../server/env.ts'; export const P = () => <i>{env}</i>;", 'tsx'],
])('another room imported %s is found', async (_how, source, extension = 'ts') => {
  const file = `lib/core/bad.${extension}`;
  expect(await said(file, source)).toEqual([`${file}:1 imports lib/server/env.ts, which lib/core may not`]);
});

test('words that only look like imports are no imports', async () => {
  const source = `// import { env } from '../server/env.ts';
    export const text = "import '../server/env.ts'"; export const re = /import('x')/;`;
  expect(await said('lib/core/fine.ts', source)).toEqual([]);
});

test('a package outside the list is found, with its line', async () => {
  expect(await said('lib/core/bad.ts', "\n\nimport fs from 'node:fs';\nexport { fs };")).toEqual([
    'lib/core/bad.ts:3 imports package node:fs, which lib/core may not',
  ]);
});

test('what must never be imported stays forbidden where all else is allowed', async () => {
  expect(await said('lib/server/bad.ts', "import 'react'; import 'react/jsx-runtime';")).toEqual([
    'lib/server/bad.ts:1 imports package react, which lib/server may not',
    'lib/server/bad.ts:1 imports package react/jsx-runtime, which lib/server may not',
  ]);
});

test('a file belongs to the longest folder that holds it', async () => {
  expect(await said('lib/server/inner/bad.ts', "import '#lib/core/a.ts'; import '../env.ts';")).toEqual([
    'lib/server/inner/bad.ts:1 imports lib/core/a.ts, which lib/server/inner may not',
  ]);
});

test('a path that is computed is found', async () => {
  expect(await said('lib/core/bad.ts', 'export const load = (x: string) => import(x);')).toEqual([
    'lib/core/bad.ts:1 imports a path that is computed, which nothing can check',
  ]);
});

test('a file that does not exist is found', async () => {
  expect(await said('lib/core/bad.ts', "import './gone.ts';")).toEqual([
    'lib/core/bad.ts:1 imports lib/core/gone.ts, which does not exist',
  ]);
});

test('a folder without a room is found', async () => {
  expect(await said('stuff/a.ts', 'export {};')).toEqual([
    'stuff/a.ts:1 is in no room of scripts/rooms.json',
  ]);
});

test('an import cycle is found once, with its members', async () => {
  await write('lib/core/b.ts', "import './c.ts';");
  await write('lib/core/c.ts', "import './d.ts';");
  expect(await said('lib/core/d.ts', "import '#lib/core/b.ts';")).toEqual([
    'lib/core/b.ts:1 is in an import cycle: lib/core/b.ts, lib/core/c.ts, lib/core/d.ts',
  ]);
});

test.each(['lib/core/index.ts', 'components/x/index.tsx'])('the barrel %s is found', async (file) => {
  expect(await said(file, 'export {};')).toEqual([
    `${file}:1 is an index file: import what you mean from where it is`,
  ]);
});

test.each(['lib/core/utils.ts', 'lib/core/date-helpers.ts', 'lib/core/util/x.ts', 'lib/core/Helper.test.ts'])(
  'the name %s is found',
  async (file) => {
    expect(await said(file, 'export {};')).toEqual([`${file}:1 is named for nothing: say what it does`]);
  },
);

test('three hundred lines are allowed, one more is not, tables of data aside', async () => {
  await write('lib/core/long.ts', 'export {};\n'.repeat(300));
  await write('lib/core/cities.table.ts', 'export {};\n'.repeat(900));
  expect(await said('lib/core/longer.ts', 'export {};\n'.repeat(301))).toEqual([
    'lib/core/longer.ts:300 has 301 lines, more than 300',
  ]);
});

test('tests may import what tests need, and nobody imports tests', async () => {
  await write('lib/core/a.test.ts', "import 'vitest'; import '#components/button.tsx';");
  expect(await said('lib/core/bad.ts', "import './a.test.ts';")).toEqual([
    'lib/core/bad.ts:1 imports lib/core/a.test.ts, which is for tests',
  ]);
});
