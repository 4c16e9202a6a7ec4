import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Upload {
  /** The server, as http://host:port. */
  readonly address: string;
  readonly runId: string;
  readonly name: string;
  readonly file: string;
  /** Bytes of one request. */
  readonly chunkBytes: number;
  /** Told before each request; the signal that it answers breaks the connection. */
  readonly onRequest?: (sent: number) => AbortSignal | undefined;
}

const protocol = { 'Tus-Resumable': '1.0.0' };

/** Sends a file by tus and does not give up: whatever breaks, it asks how far it came and goes on. */
export async function sendUpload(upload: Upload): Promise<{ interruptions: number }> {
  const { size } = await stat(upload.file);
  let location: string | null = null;
  let interruptions = 0;
  for (;;) {
    try {
      location ??= await create(upload, size);
      if (await sendRest(upload, location, size)) return { interruptions };
      location = null;
    } catch (error) {
      if (error instanceof Refused) throw error;
      interruptions += 1;
      await sleep(100);
    }
  }
}

class Refused extends Error {}

async function create(upload: Upload, size: number): Promise<string> {
  const metadata = Object.entries({ run: upload.runId, name: upload.name })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
  const response = await fetch(`${upload.address}/api/uploads`, {
    method: 'POST',
    headers: { ...protocol, 'Upload-Length': String(size), 'Upload-Metadata': metadata },
  });
  return new URL((await checked(response)).headers.get('Location') ?? '', upload.address).href;
}

/** False where the server no longer knows the upload. */
async function sendRest(upload: Upload, location: string, size: number): Promise<boolean> {
  const known = await fetch(location, { method: 'HEAD', headers: protocol });
  if (known.status === 404) return false;
  let offset = Number((await checked(known)).headers.get('Upload-Offset'));
  while (offset < size) {
    const end = Math.min(size, offset + upload.chunkBytes);
    const signal = upload.onRequest?.(offset);
    const body = createReadStream(upload.file, { start: offset, end: end - 1 });
    const response = await fetch(location, {
      method: 'PATCH',
      headers: {
        ...protocol,
        'Upload-Offset': String(offset),
        'Content-Type': 'application/offset+octet-stream',
      },
      body: Readable.toWeb(body) as ReadableStream<Uint8Array>,
      duplex: 'half',
      ...(signal === undefined ? {} : { signal }),
    } as RequestInit);
    offset = Number((await checked(response)).headers.get('Upload-Offset'));
  }
  return true;
}

/** What a client's fault is stays one; everything else is tried again. */
async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  const text = await response.text();
  if (response.status >= 500 || [408, 409, 423].includes(response.status)) throw new Error(text);
  throw new Refused(`${response.status} ${text}`);
}
