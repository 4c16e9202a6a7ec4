import { SpoorError } from '#lib/core/errors.ts';
import { ErrorState } from './error-state.tsx';

interface Props {
  error: Error;
  onRetry?: () => void;
  inline?: boolean;
  className?: string;
}

/** The same question gets the same answer. */
const finalCodes = new Set(['not_found', 'bad_request', 'forbidden']);

/** QueryError: ErrorState for what a query threw. Props: error, onRetry, inline, className. */
export function QueryError({ error, onRetry, ...rest }: Props) {
  const known = error instanceof SpoorError ? error : null;
  const final = known !== null && finalCodes.has(known.code);
  return (
    <ErrorState
      message={error.message}
      remedy={known?.remedy}
      code={known?.code}
      onRetry={final ? undefined : onRetry}
      {...rest}
    />
  );
}
