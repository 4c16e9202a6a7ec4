import { z } from 'zod';

const files = z.array(z.object({ file: z.string(), name: z.string(), size: z.number() }));

/** Files of a machine that are read as one source. `name`: what people call it; `size` in bytes. */
export type ListedFile = z.infer<typeof files>[number];

export function formatPathList(list: readonly ListedFile[]): string {
  return JSON.stringify(list.map(({ file, name, size }) => ({ file, name, size })));
}

/** Throws where it is not what `formatPathList` writes. */
export function parsePathList(text: string): ListedFile[] {
  return files.parse(JSON.parse(text));
}
