import { ValueText } from '#components/ui/value-text.tsx';
import type { SessionRow } from '#lib/core/contract/roles.ts';
import { nameSession } from '#lib/core/roles/name-session.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';

/** SessionName: who, as which role, in one line that cuts. Props: session. */
export function SessionName({ session }: { session: SessionRow }) {
  const { name, as } = nameSession(session);
  return (
    <span className="flex min-w-0 items-baseline gap-1.5">
      <ValueText value={name} truncate className="min-w-0 font-medium" />
      {as !== null && as !== name && (
        <>
          <span className="shrink-0 text-faint">as</span>
          <ValueText value={as} truncate className="min-w-0 shrink-4 text-muted" />
        </>
      )}
      {session.reasons.includes('forwarded') && <span className="shrink-0 text-muted">through services</span>}
      {session.forwarded > 0 && (
        <span
          className="shrink-0 text-faint"
          title={`Services went on for it with ${countOf(session.forwarded, 'call')} of their own`}
        >
          +{formatCount(session.forwarded)} by services
        </span>
      )}
    </span>
  );
}
