'use client';
import { ErrorState } from '#components/ui/error-state.tsx';
import './globals.css';

/** The frame itself broke. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Spoor</title>
        <ErrorState
          className="h-dvh justify-center"
          message="Spoor’s page could not be drawn."
          remedy="Try again; if it stays, see the server’s log."
          onRetry={retry}
        />
      </body>
    </html>
  );
}
