import { ValueText } from '#components/ui/value-text.tsx';

interface Props {
  message: string;
  remedy?: string | null | undefined;
}

/** Why something was not read, and what to do. File names inside come from outside: shown as log text. */
export function FailureText({ message, remedy }: Props) {
  return (
    <p className="text-xs">
      <ValueText value={message} prose />{' '}
      {remedy && <ValueText value={remedy} prose className="text-muted" />}
    </p>
  );
}
