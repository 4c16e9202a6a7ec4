'use client';
import { ErrorState } from '#components/ui/error-state.tsx';

/** A page that broke: the frame around it stays. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  return (
    <ErrorState
      className="h-full justify-center"
      message="This page broke while it was drawn."
      remedy={
        digest
          ? 'Try again; if it stays, the server’s log names the cause under the number below.'
          : 'Try again; if it stays, reload the page.'
      }
      code={digest}
      onRetry={retry}
    />
  );
}
