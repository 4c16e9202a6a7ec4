'use client';
import { Toast } from '@base-ui/react/toast';
import { CircleAlert, X } from 'lucide-react';
import { toastManager } from './toast.ts';

/** Toaster: once, near the root. Say things with `toast` of toast.ts: `toast('Link copied')`, `toast.error(message, { description: remedy })`. */
export function Toaster() {
  return (
    <Toast.Provider toastManager={toastManager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="pointer-events-none fixed bottom-4 left-1/2 z-50 flex w-96 max-w-[calc(100vw-32px)] -translate-x-1/2 flex-col-reverse gap-2">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection="down"
      className="popup pointer-events-auto data-limited:hidden"
    >
      <Toast.Content className="flex items-start gap-2 py-1.5 pr-1.5 pl-3 text-sm">
        {toast.type === 'error' && <CircleAlert className="mt-1 size-4 shrink-0 text-danger" aria-hidden />}
        <div className="min-w-0 flex-1 py-0.5">
          <Toast.Title className="font-medium break-words" />
          <Toast.Description className="break-words text-muted" />
        </div>
        <Toast.Action className="h-6 shrink-0 rounded-sm px-2 text-xs font-medium text-accent hover:bg-hover" />
        <Toast.Close
          aria-label="Dismiss"
          className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink"
        >
          <X className="size-3.5" aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
