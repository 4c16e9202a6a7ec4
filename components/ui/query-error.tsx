import { SpoorError } from '#lib/core/errors.ts';
import { ErrorState } from './error-state.tsx';

interface Props {
  error: Error;
  onRetry?: () => void;
  inline?: boolean;
  className?: string;
}

/** QueryError: ErrorState for what a query threw. Props: error, onRetry, inline, className. */
export function QueryError({ error, ...rest }: Props) {
  const known = error instanceof SpoorError ? error : null;
  return <ErrorState message={error.message} remedy={known?.remedy} code={known?.code} {...rest} />;
}
