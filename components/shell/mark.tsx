/** The mark: the two halves of a kudu's hoof print, walking up. Takes the colour of the text around it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden className={className}>
      <path d={markPath} />
    </svg>
  );
}

/** The same outline as public/favicon.svg. */
const markPath =
  'M7.3.8C4.2 2.6 2.2 6.1 2.2 9.6c0 3.4 1.2 5.6 3 5.6 1.5 0 2.3-1.4 2.2-3.6C7.3 8.6 6.4 4.2 7.3.8zM8.7.8c3.1 1.8 5.1 5.3 5.1 8.8 0 3.4-1.2 5.6-3 5.6-1.5 0-2.3-1.4-2.2-3.6.1-3 1-7.4.1-10.8z';
