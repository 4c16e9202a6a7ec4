import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCycles } from './find-cycles.ts';
import { listFiles } from './list-files.ts';
import { type Import, readImports, resolveImport } from './read-imports.ts';
import { type HouseRules, isAllowedPackage, isWithin, type Room, roomOf } from './rooms.ts';

export interface Violation {
  file: string;
  line: number;
  message: string;
}

const maxLines = 300;
const isTest = (file: string) => /\.(test|test-support|setup)\.tsx?$|\/testing\//.test(file);

/** Everything in the tree below `root` that breaks the rules of the house. */
export async function checkTree(root: string, rules: HouseRules): Promise<Violation[]> {
  const aliases = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).imports ?? {};
  const violations: Violation[] = [];
  const graph = new Map<string, string[]>();
  for (const file of await listFiles(root)) {
    const source = await readFile(join(root, file), 'utf8');
    const say = (line: number, message: string) => violations.push({ file, line, message });
    const room = roomOf(rules.rooms, file);
    if (room === undefined) say(1, 'is in no room of scripts/rooms.json');
    for (const message of faultsOfName(file)) say(1, message);
    const lines = source.trimEnd().split('\n').length;
    if (lines > maxLines && !file.endsWith('.table.ts'))
      say(maxLines, `has ${lines} lines, more than ${maxLines}`);
    const targets: string[] = [];
    graph.set(file, targets);
    for (const found of readImports(file, source)) {
      const target = resolveImport(file, found.specifier, aliases);
      if (target !== undefined) targets.push(target);
      if (room === undefined) continue;
      const fault =
        target === undefined
          ? faultOfPackage(room, file, found, rules)
          : existsSync(join(root, target))
            ? faultOfTarget(room, file, target, rules)
            : `imports ${target}, which does not exist`;
      if (fault !== undefined) say(found.line, fault);
    }
  }
  for (const members of findCycles(graph)) {
    violations.push({
      file: members[0] ?? '',
      line: 1,
      message: `is in an import cycle: ${members.join(', ')}`,
    });
  }
  return uniqueOnes(violations);
}

/** A name that is imported and exported again is met twice. */
function uniqueOnes(violations: readonly Violation[]): Violation[] {
  return [...new Map(violations.map((one) => [`${one.file}:${one.line} ${one.message}`, one])).values()];
}

function faultsOfName(file: string): string[] {
  const parts = file.split('/').map((part) => part.replace(/\..*$/, ''));
  const faults: string[] = [];
  if (/(^|\/)index\.[cm]?[jt]sx?$/.test(file))
    faults.push('is an index file: import what you mean from where it is');
  if (parts.some((part) => /(^|-)(utils?|helpers?)$/i.test(part)))
    faults.push('is named for nothing: say what it does');
  return faults;
}

function faultOfPackage(
  room: Room,
  file: string,
  { specifier }: Import,
  { tests }: HouseRules,
): string | undefined {
  if (specifier === '') {
    return isTest(file) ? undefined : 'imports a path that is computed, which nothing can check';
  }
  if (isAllowedPackage(room, specifier)) return undefined;
  if (isTest(file) && isAllowedPackage({ ...room, packages: tests.packages }, specifier)) return undefined;
  return `imports package ${specifier}, which ${room.folder} may not`;
}

function faultOfTarget(room: Room, file: string, target: string, { tests }: HouseRules): string | undefined {
  if (isTest(target) && !isTest(file)) return `imports ${target}, which is for tests`;
  const may = isTest(file) ? [...room.may, ...tests.may] : room.may;
  return may.some((place) => isWithin(target, place))
    ? undefined
    : `imports ${target}, which ${room.folder} may not`;
}
