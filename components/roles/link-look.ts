import { type Grade, isExact } from '#lib/core/roles/session-kinds.ts';

/** How a link of a grade is drawn: what is not exact is never solid. */
export function linkLook(grade: Grade | null) {
  if (grade === null) return { stroke: 'var(--line-control)', strokeWidth: 1, strokeDasharray: '1 3' };
  if (isExact(grade)) return { stroke: 'var(--accent)', strokeWidth: 1.5 };
  if (grade === 'session-near') return { stroke: 'var(--accent)', strokeWidth: 1.5, strokeDasharray: '8 3' };
  if (grade === 'key-doubted')
    return { stroke: 'var(--warning)', strokeWidth: 1.5, strokeDasharray: '9 3 2 3' };
  return { stroke: 'var(--warning)', strokeWidth: 1.5, strokeDasharray: '3 4' };
}
