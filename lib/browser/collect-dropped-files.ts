export interface DroppedFile {
  readonly file: File;
  /** Relative path below what was dropped, with '/'. */
  readonly path: string;
  /** How many files it packs, where it is no file of the user's but a tar made of them. */
  readonly packs?: number;
}

/**
 * All files of a drop, folders included, in the order of their paths; also what desktop systems leave
 * in folders: the import passes it over and says so. Call it in the drop event itself: its items are
 * empty a moment later.
 */
export async function collectDroppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  const entries: FileSystemEntry[] = [];
  const loose: File[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = entry === null ? item.getAsFile() : null;
    if (entry !== null) entries.push(entry);
    else if (file !== null) loose.push(file);
  }
  const found: DroppedFile[] = pickedFiles(loose);
  for (const entry of entries) await walk(entry, found);
  return inOrder(found);
}

/** The files of an `<input type="file">`, with or without `webkitdirectory`. */
export function pickedFiles(files: Iterable<File>): DroppedFile[] {
  return inOrder([...files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
}

async function walk(entry: FileSystemEntry, found: DroppedFile[]): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, path });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    for (;;) {
      // Browsers hand out a folder a hundred entries at a time; an empty batch is the end.
      const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
        reader.readEntries(resolve, reject);
      });
      if (batch.length === 0) return;
      for (const inner of batch) await walk(inner, found);
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function inOrder(files: DroppedFile[]): DroppedFile[] {
  return files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
