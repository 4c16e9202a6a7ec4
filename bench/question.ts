import type { QueryContext } from '#lib/server/queries/read-snapshot.ts';

/** What a page asks, as it asks it, and the same in DuckDB's SQL where that can be asked. */
export interface Question {
  readonly name: string;
  ask(context: QueryContext): Promise<unknown>;
  readonly peer?: readonly string[];
}
