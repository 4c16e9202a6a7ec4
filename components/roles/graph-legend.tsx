import { linkLook } from './link-look.ts';

const parts = [
  { grade: 'key', words: 'exact' },
  { grade: 'session-near', words: 'a second off' },
  { grade: 'inferred', words: 'inferred' },
  { grade: 'key-doubted', words: 'key, doubted' },
] as const;

/** GraphLegend: what the lines of a chain graph mean. */
export function GraphLegend() {
  return (
    <ul aria-label="Lines" className="flex items-center gap-3 pr-1 text-xs text-muted">
      {parts.map(({ grade, words }) => (
        <li key={grade} className="flex items-center gap-1.5">
          <svg aria-hidden width={24} height={6}>
            <path d="M0 3h24" fill="none" {...linkLook(grade)} />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
