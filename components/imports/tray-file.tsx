import { Pause, Play, RotateCw, X } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import type { UploadItem } from '#lib/browser/upload-snapshot.ts';
import { formatBytes } from '#lib/core/text/format-number.ts';
import { FailureText } from './failure-text.tsx';
import { PathText } from './path-text.tsx';

interface Props {
  item: UploadItem;
  /** Undefined where nothing moves. */
  onPause: (() => void) | undefined;
  onResume: () => void;
  onCancel: () => void;
}

/** One file on its way. */
export function TrayFile({ item, onPause, onResume, onCancel }: Props) {
  const stopped = item.state === 'failed' || item.state === 'paused';
  return (
    <li className="text-xs">
      <div className="flex h-6 items-center gap-1">
        <span className="min-w-0 flex-1">
          <PathText path={item.name} />
        </span>
        <span className="shrink-0 text-muted">{stateText(item)}</span>
        {stopped ? (
          <IconButton size="sm" label={item.state === 'failed' ? 'Try again' : 'Go on'} onClick={onResume}>
            {item.state === 'failed' ? <RotateCw aria-hidden /> : <Play aria-hidden />}
          </IconButton>
        ) : (
          onPause && (
            <IconButton size="sm" label="Pause" onClick={onPause}>
              <Pause aria-hidden />
            </IconButton>
          )
        )}
        <IconButton size="sm" label="Cancel" onClick={onCancel}>
          <X aria-hidden />
        </IconButton>
      </div>
      {(item.state === 'sending' || item.state === 'retrying' || item.state === 'paused') && (
        <ProgressBar
          label={item.name}
          value={item.size > 0 ? item.sent / item.size : null}
          tone={item.state === 'paused' ? 'idle' : 'accent'}
        />
      )}
      {item.error && (
        <div className={item.state === 'failed' ? 'text-danger' : 'text-warning'}>
          <FailureText message={item.error.message} remedy={item.error.remedy} />
        </div>
      )}
    </li>
  );
}

function stateText(item: UploadItem): string {
  switch (item.state) {
    case 'sending':
      return item.bytesPerSecond === null ? formatBytes(item.size) : `${formatBytes(item.bytesPerSecond)}/s`;
    case 'retrying':
      return 'Trying again';
    case 'paused':
      return 'Paused';
    case 'failed':
      return 'Failed';
    default:
      return formatBytes(item.size);
  }
}
