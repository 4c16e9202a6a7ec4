'use client';
import { createContext, useContext } from 'react';

/** What starts an import, from any page. */
export interface ImportActions {
  /** Opens the browser's dialog for files and archives. */
  readonly chooseFiles: () => void;
  /** The same for a whole folder. */
  readonly chooseFolder: () => void;
  /** Shows a run that the server already works on, such as the demo, in the tray. */
  readonly follow: (runId: string) => void;
  /** Stops what this page still sends of a run. */
  readonly cancelUploads: (runId: string) => void;
}

export const ImportActionsContext = createContext<ImportActions | null>(null);

export function useImportActions(): ImportActions {
  const actions = useContext(ImportActionsContext);
  if (actions === null) throw new Error('useImportActions needs the shell around it');
  return actions;
}
