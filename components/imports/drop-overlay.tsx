'use client';
import { Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { collectDroppedFiles, type DroppedFile } from '#lib/browser/collect-dropped-files.ts';

/** Files dragged over any page: a calm sheet that says what a drop will do. */
export function DropOverlay({ onDrop }: { onDrop: (dropped: Promise<DroppedFile[]>) => void }) {
  const over = useFileDrag(onDrop);
  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-canvas/85 p-3">
      <div className="flex h-full w-full items-center justify-center rounded-lg border-2 border-dashed border-accent">
        <div className="flex flex-col items-center gap-1 rounded-lg bg-raised px-10 py-8 shadow-popup">
          <Upload className="mb-1 size-6 text-accent" aria-hidden />
          <p className="text-lg font-semibold">Drop to import</p>
          <p className="text-sm text-muted">Files, archives or folders of CloudTrail logs</p>
        </div>
      </div>
    </div>
  );
}

/** Whether files are dragged over the window. Enter and leave come for every element on the way. */
function useFileDrag(onDrop: (dropped: Promise<DroppedFile[]>) => void): boolean {
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onEnter = (event: DragEvent) => {
      if (holdsFiles(event)) setDepth((n) => n + 1);
    };
    const onLeave = (event: DragEvent) => {
      if (holdsFiles(event)) setDepth((n) => Math.max(0, n - 1));
    };
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const onDropped = (event: DragEvent) => {
      setDepth(0);
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      onDrop(collectDroppedFiles(event.dataTransfer));
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDropped);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDropped);
    };
  }, [onDrop]);
  return depth > 0;
}
