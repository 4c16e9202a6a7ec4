import { Toast } from '@base-ui/react/toast';
import { revealControls } from './reveal-controls.ts';

/** Read by `Toaster` alone. */
export const toastManager = Toast.createToastManager();

interface Options {
  description?: string | undefined;
  /** A button beside it; it then stays longer. */
  action?: { label: string; onAct: () => void };
}

/** Says something for a few seconds, to eyes and screen readers alike. Errors stay longer and are read out at once. */
export function toast(title: string, { description, action }: Options = {}): void {
  const id = toastManager.add({
    ...shown(title, description),
    timeout: action === undefined ? 4_000 : 10_000,
    actionProps: action && {
      children: action.label,
      onClick: () => {
        toastManager.close(id);
        action.onAct();
      },
    },
  });
}

toast.error = (title: string, { description }: Options = {}): void => {
  toastManager.add({ ...shown(title, description), type: 'error', timeout: 12_000, priority: 'high' });
};

/** Messages may quote the name of a file. */
function shown(title: string, description: string | undefined) {
  return { title: revealControls(title), description: description && revealControls(description) };
}
