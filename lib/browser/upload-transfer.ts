import { type DetailedError, Upload } from 'tus-js-client';
import { type ErrorBody, errorCodes } from '#lib/core/errors.ts';
import type { DroppedFile } from './collect-dropped-files.ts';

export type TransferError = ErrorBody['error'];

export interface TransferEvents {
  /** Bytes of the file that the server has or is about to have. */
  progress(sent: number): void;
  /** The connection failed; another try follows by itself. */
  retrying(error: TransferError): void;
  done(): void;
  /** No further try follows. `unavailable`: the server could not be reached. */
  failed(error: TransferError): void;
}

/** One file on its way. Every call may be repeated. */
export interface Transfer {
  /** Begins, or goes on where it stopped. */
  start(): void;
  /** Stops and keeps what the server has. */
  stop(): Promise<void>;
  /** Stops and lets the server forget it. */
  remove(): Promise<void>;
}

export type OpenTransfer = (
  dropped: DroppedFile,
  runId: string,
  endpoint: string,
  events: TransferEvents,
) => Transfer;

/** One request stays below the five minutes that a server gives it, down to 1 Mbit/s. */
export const chunkBytes = 32 * 1024 * 1024;
/** Smaller files start anew: remembering thousands of them would fill the browser's storage. */
const rememberedBytes = 8 * 1024 * 1024;
const retryDelays = [0, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000];

/** Sends a file by tus. The same file dropped again after a reload goes on where it stopped. */
export const openTusTransfer: OpenTransfer = (dropped, runId, endpoint, events) => {
  const { file, path, packs } = dropped;
  const remembered = file.size > rememberedBytes;
  const upload = new Upload(file, {
    endpoint,
    metadata: { run: runId, name: path, ...(packs === undefined ? {} : { packed: 'yes' }) },
    // An upload begun for an import of an earlier page goes to the one that is open now.
    headers: { 'Spoor-Run': runId },
    chunkSize: chunkBytes,
    retryDelays,
    // What is remembered has to have its address before its first byte: a reload goes on from there.
    uploadDataDuringCreation: !remembered,
    storeFingerprintForResuming: remembered,
    removeFingerprintOnSuccess: true,
    fingerprint: async () => ['spoor', path, file.size, file.lastModified, endpoint].join('|'),
    onShouldRetry(error) {
      const again = isTransient(error);
      if (again) events.retrying(explain(error));
      return again;
    },
    onProgress: (sent) => events.progress(sent),
    onSuccess: () => events.done(),
    onError: (error) => events.failed(explain(error as DetailedError)),
  });
  let looked: Promise<void> | null = remembered ? null : Promise.resolve();
  let wanted = 0;
  async function lookBack(): Promise<void> {
    const [previous] = await upload.findPreviousUploads().catch(() => []);
    if (previous !== undefined) upload.resumeFromPreviousUpload(previous);
  }
  async function begin(): Promise<void> {
    wanted += 1;
    const mine = wanted;
    looked ??= lookBack();
    await looked;
    if (mine === wanted) upload.start();
  }
  return {
    start() {
      void begin();
    },
    async stop() {
      wanted += 1;
      await upload.abort();
    },
    async remove() {
      wanted += 1;
      // A server that is away removes the part by itself when it has expired.
      await upload.abort(true).catch(() => undefined);
    },
  };
};

function isTransient(error: DetailedError): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  return status === 0 || [408, 409, 423, 429].includes(status) || (status >= 500 && status !== 507);
}

function explain(error: DetailedError): TransferError {
  const response = error.originalResponse ?? null;
  if (response === null || response.getStatus() === 0) {
    return {
      code: 'unavailable',
      message: 'The connection to Spoor was lost.',
      remedy: 'It goes on by itself once the connection is back; what has arrived is kept.',
    };
  }
  const told = parseBody(response.getBody());
  if (told !== null) return told;
  return { code: 'internal', message: `Spoor answered with status ${response.getStatus()}.` };
}

function parseBody(body: string): TransferError | null {
  try {
    const { error } = JSON.parse(body) as ErrorBody;
    return errorCodes.includes(error.code) && typeof error.message === 'string' ? error : null;
  } catch {
    return null;
  }
}
