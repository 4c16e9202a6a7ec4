/** Kbd. Props: keys, separated by spaces (`Ctrl K`, `g t`). */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {keys.split(' ').map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4 min-w-4 items-center justify-center rounded-xs border border-line-strong bg-sunken px-1 font-sans text-2xs text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
