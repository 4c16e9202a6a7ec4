import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const roomSchema = z.strictObject({
  /** A folder of the project; a file belongs to the longest one that holds it. */
  folder: z.string(),
  /** Folders and files of the project that may be imported. */
  may: z.array(z.string()),
  /** Packages: a name, a prefix that ends in "/" or ":", or "*" for all. */
  packages: z.array(z.string()),
  /** Packages that stay forbidden, whatever `packages` allows. */
  never: z.array(z.string()).optional(),
});

export type Room = z.infer<typeof roomSchema>;

const rulesSchema = z.strictObject({
  $comment: z.string(),
  rooms: z.array(roomSchema),
  /** What tests of any room may import besides. */
  tests: z.strictObject({ may: z.array(z.string()), packages: z.array(z.string()) }),
});

export type HouseRules = z.infer<typeof rulesSchema>;

/** Reads the room table. Throws where it has another shape. */
export async function readRules(file: string): Promise<HouseRules> {
  return rulesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** The room of a file; undefined for files outside every room, which are configuration. */
export function roomOf(rooms: readonly Room[], file: string): Room | undefined {
  return rooms
    .filter((room) => isWithin(file, room.folder))
    .reduce<Room | undefined>(
      (best, room) => (best === undefined || room.folder.length > best.folder.length ? room : best),
      undefined,
    );
}

/** Whether a file of the project lies in a folder, or is that very file. */
export function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

export function isAllowedPackage(room: Room, specifier: string): boolean {
  return room.packages.some((pattern) => matches(pattern, specifier)) && !isForbidden(room, specifier);
}

function isForbidden(room: Room, specifier: string): boolean {
  return (room.never ?? []).some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

function matches(pattern: string, specifier: string): boolean {
  if (pattern === '*') return true;
  if (/[/:]$/.test(pattern)) return specifier.startsWith(pattern);
  return specifier === pattern;
}
