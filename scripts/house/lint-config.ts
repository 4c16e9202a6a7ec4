import type { HouseRules, Room } from './rooms.ts';

/**
 * The room table as Biome's overrides, so that an editor shows a wrong import as it is typed. Biome
 * sees only the text of an import: relative ones, and tests, are left to check-house.
 */
export function lintConfig({ rooms }: HouseRules): unknown[] {
  // A later override replaces an earlier one: the more special room comes last.
  return rooms.toSorted((a, b) => a.folder.length - b.folder.length).map(override);
}

function override(room: Room) {
  const inside = `${room.folder}/**`;
  return {
    includes: [inside, '!**/*.test.*', '!**/*.test-support.*', '!**/*.setup.ts', '!**/testing/**'],
    linter: {
      rules: {
        style: {
          noRestrictedImports: {
            level: 'error',
            options: {
              patterns: [
                {
                  group: patterns(room),
                  message: `${room.folder} may not import this (scripts/rooms.json).`,
                },
              ],
            },
          },
        },
      },
    },
  };
}

/** Patterns as in .gitignore, the last one that matches wins: everything, but for what is allowed. */
function patterns({ may, packages, never = [] }: Room): string[] {
  const everything = packages.includes('*') ? '#*/**' : '**';
  const allowed = packages.filter((name) => name !== '*').flatMap(packagePatterns);
  const places = may.map((place) => (/\.\w+$/.test(place) ? `!#${place}` : `!#${place}/**`));
  const refused = never.flatMap((name) => [name, `${name}/**`]);
  return [everything, ...allowed, '!./**', '!../**', ...places, ...refused];
}

function packagePatterns(name: string): string[] {
  if (name.endsWith('/')) return [`!${name}**`];
  return name.endsWith(':') ? [`!${name}*`, `!${name}*/**`] : [`!${name}`];
}
