import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { type ArrivedUpload, createUploadServer, type UploadServerOptions } from './upload-server.ts';

export const run = '0190a5d0-0000-7000-8000-000000000001';
export const day = 24 * 60 * 60 * 1000;
const origin = 'http://127.0.0.1:3000';

/** A spool folder for each test, servers on it, and what arrived there. */
export function testUploads() {
  const uploads = { folder: '', arrived: [] as ArrivedUpload[], open };
  beforeEach(async () => {
    uploads.folder = await mkdtemp(join(tmpdir(), 'spoor-uploads-'));
    uploads.arrived = [];
  });
  afterEach(() => rm(uploads.folder, { recursive: true, force: true }));
  function open(changes: Partial<UploadServerOptions> = {}) {
    return createUploadServer({
      spoolFolder: uploads.folder,
      path: '/api/uploads',
      maxBytes: 512 * 1024 * 1024,
      minFreeBytes: 64 * 1024 * 1024,
      expiresAfterMs: day,
      statusOf: (code) => ({ not_found: 404, disk_full: 507, bad_request: 400 })[code as string] ?? 500,
      onFinished: async (upload) => {
        uploads.arrived.push(upload);
      },
      ...changes,
    });
  }
  return uploads;
}

export function metadata(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

export function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: BodyInit,
): Request {
  const init = { method, headers: { 'Tus-Resumable': '1.0.0', ...headers }, body, duplex: 'half' };
  return new Request(origin + path, init as RequestInit);
}

export function creation(
  length: number,
  values: Record<string, string> = { run, name: 'AWSLogs/a.json.gz' },
): Request {
  return ask('POST', '/api/uploads', {
    'Upload-Length': String(length),
    'Upload-Metadata': metadata(values),
  });
}

export function patch(location: string, offset: number, body: BodyInit): Request {
  return ask(
    'PATCH',
    location,
    { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
    body,
  );
}

export async function locationOf(response: Response): Promise<string> {
  expect(response.status).toBe(201);
  return response.headers.get('Location') ?? '';
}
