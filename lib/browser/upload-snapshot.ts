import type { ErrorBody } from '#lib/core/errors.ts';
import { secondsLeft } from './speed-meter.ts';

export type UploadState = 'waiting' | 'sending' | 'retrying' | 'paused' | 'done' | 'failed' | 'cancelled';

export interface UploadItem {
  readonly id: string;
  readonly runId: string;
  /** Relative path as dropped. */
  readonly name: string;
  /** Files in it: one, or as many as a pack of small ones holds. */
  readonly files: number;
  /** Bytes. */
  readonly size: number;
  /** Bytes that the server has, or is about to have. */
  readonly sent: number;
  readonly state: UploadState;
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
  /** Why it failed, or what it retries after. */
  readonly error: ErrorBody['error'] | null;
}

/** Counts are of files as they were dropped. */
export interface UploadTotals {
  readonly files: number;
  readonly done: number;
  readonly failed: number;
  /** Files that still move or will: waiting, sending, retrying. */
  readonly active: number;
  /** Bytes of all files that are not cancelled. */
  readonly size: number;
  readonly sent: number;
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
}

/** What the page shows. A new object whenever something changed, the items that did not stay the same ones. */
export interface UploadSnapshot {
  readonly items: readonly UploadItem[];
  readonly totals: UploadTotals;
}

export function isActive(state: UploadState): boolean {
  return state === 'waiting' || state === 'sending' || state === 'retrying';
}

export function sumUploads(items: readonly UploadItem[], bytesPerSecond: number | null): UploadTotals {
  let files = 0;
  let done = 0;
  let failed = 0;
  let active = 0;
  let size = 0;
  let sent = 0;
  let left = 0;
  for (const item of items) {
    files += item.files;
    if (item.state === 'done') done += item.files;
    if (item.state === 'failed') failed += item.files;
    if (isActive(item.state)) {
      active += item.files;
      left += item.size - item.sent;
    }
    if (item.state === 'cancelled') continue;
    size += item.size;
    sent += item.sent;
  }
  const speed = active === 0 ? null : bytesPerSecond;
  return {
    files,
    done,
    failed,
    active,
    size,
    sent,
    bytesPerSecond: speed,
    secondsLeft: active === 0 ? null : secondsLeft(left, speed),
  };
}
