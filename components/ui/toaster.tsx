'use client';
import { Toaster as Sonner } from 'sonner';

/** Toaster: once, in the shell. Say things with `toast` of sonner: `toast('Link copied')`, `toast.error(message, { description: remedy })`. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'popup flex w-(--width) items-center gap-2 px-3 py-2 text-sm',
          title: 'font-medium',
          description: 'text-muted',
          error: '[&_[data-icon]]:text-danger',
          actionButton: 'ml-auto shrink-0 rounded-sm px-2 h-6 text-xs font-medium text-accent hover:bg-hover',
        },
      }}
    />
  );
}
