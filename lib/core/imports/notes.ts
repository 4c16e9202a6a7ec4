import type { ErrorCode } from '../errors.ts';

/** Reasons that cost no record: cells that a spreadsheet changed, a file that holds no records at all. */
export const noteCodes = ['changed_cell', 'not_json'] as const satisfies readonly ErrorCode[];

export const remarkKinds = ['reject', 'note'] as const;
/** What is told of an import: a record that was rejected and is counted so, or a note. */
export type RemarkKind = (typeof remarkKinds)[number];

/** What a file of them is called; `remarks` for both kinds. */
export function remarksName(kind: RemarkKind | undefined): string {
  return kind === undefined ? 'remarks' : `${kind}s`;
}

export function remarkKind(code: ErrorCode): RemarkKind {
  return noteCodes.some((known) => known === code) ? 'note' : 'reject';
}
