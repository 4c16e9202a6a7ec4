import type { ArchiveItem } from './archive-item.ts';

type Barren = Exclude<ArchiveItem, { kind: 'document' }>;

/** Entries of one kind that are listed by name; of those after them, only how many they are. */
const listed = 1_000;

/**
 * Entries without anything to read: folders, empty files, links. A million of them is an attack or
 * a backup of a whole disk, and a million rows of "empty" help nobody.
 */
export class Repeats {
  readonly #kinds = new Map<string, { readonly like: Omit<Barren, 'path'>; more: number; bytes: number }>();

  /** The item to hand out, or null where it is only counted. */
  list(path: string, like: Omit<Barren, 'path'>): ArchiveItem | null {
    const known = this.#kinds.get(like.message);
    if (known === undefined) this.#kinds.set(like.message, { like, more: 1 - listed, bytes: 0 });
    else {
      known.more += 1;
      if (known.more > 0) {
        known.bytes += like.bytes;
        return null;
      }
    }
    return { ...like, path } as ArchiveItem;
  }

  /** One item per kind that had more than was listed. */
  rest(path: string): ArchiveItem[] {
    return [...this.#kinds.values()].flatMap(({ like, more, bytes }) => {
      if (more <= 0) return [];
      const message = `${more.toLocaleString('en')} more of which each says: ${like.message}`;
      return [{ ...like, path, message, bytes } as ArchiveItem];
    });
  }
}

export const folder = { kind: 'skipped', code: 'not_cloudtrail', message: 'A folder.', bytes: 0 } as const;

export const litter = (bytes: number) =>
  ({ kind: 'skipped', code: 'not_cloudtrail', message: 'Left there by a desktop system.', bytes }) as const;

export const emptyFile = {
  kind: 'rejected',
  code: 'empty_file',
  message: 'The file is empty.',
  remedy: 'Nothing to do, unless it should hold events: then fetch it again.',
  bytes: 0,
} as const;

export const notAFile = (what: string) =>
  ({
    kind: 'rejected',
    code: 'unsafe_entry',
    message: `It is ${what}, not a file.`,
    remedy: 'Put the file itself into the archive.',
    bytes: 0,
  }) as const;
