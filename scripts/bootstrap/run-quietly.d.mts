import type { SpawnOptions } from 'node:child_process';

export function runQuietly(
  what: string,
  command: string,
  args: readonly string[],
  options?: SpawnOptions,
): Promise<void>;
