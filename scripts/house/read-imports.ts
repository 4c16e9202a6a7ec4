import { posix } from 'node:path';
import { parseSync, Visitor, type VisitorObject } from 'oxc-parser';

export interface Import {
  /** As written. */
  specifier: string;
  line: number;
  /** Gone when types are stripped, so that it cannot make a cycle that runs. */
  typeOnly: boolean;
}

/** What a module imports or exports on, by any syntax. Throws on a syntax error. */
export function readImports(file: string, source: string): Import[] {
  const { module, errors, program } = parseSync(file, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const found: Import[] = [];
  const add = (specifier: string, at: number, typeOnly: boolean) =>
    found.push({ specifier, line: source.slice(0, at).split('\n').length, typeOnly });
  for (const { moduleRequest, entries, start } of module.staticImports) {
    add(moduleRequest.value, start, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { entries, start } of module.staticExports) {
    const from = entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest?.value;
    if (from !== undefined)
      add(
        from,
        start,
        entries.every((entry) => entry.isType),
      );
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const literal = /^['"`]([^'"`$]*)['"`]$/.exec(source.slice(moduleRequest.start, moduleRequest.end));
    // What cannot be read here cannot be checked; "" is in no room.
    add(literal?.[1] ?? '', start, false);
  }
  const visitor: VisitorObject = {};
  visitor.TSImportType = ({ source: { value }, start }) => add(value, start, true);
  new Visitor(visitor).visit(program);
  return found;
}

/** The file of the project that a specifier means; undefined for a package. */
export function resolveImport(
  importer: string,
  specifier: string,
  aliases: Readonly<Record<string, string>>,
): string | undefined {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(importer), specifier));
  for (const [alias, target] of Object.entries(aliases)) {
    const prefix = alias.replace(/\*$/, '');
    if (specifier.startsWith(prefix)) {
      return posix.normalize(target.replace('*', specifier.slice(prefix.length)));
    }
  }
  return undefined;
}
