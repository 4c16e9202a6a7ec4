// The bootstrap is plain JavaScript, because it runs on Node 20; this is what TypeScript sees of it.
declare module '*/run-quietly.mjs' {
  export function runQuietly(
    what: string,
    command: string,
    args: readonly string[],
    options?: import('node:child_process').SpawnOptions,
  ): Promise<void>;
}

declare module '*/roomy-heap.mjs' {
  export const roomyHeap: readonly string[];
}
