import { expect } from 'vitest';

export const run = '0190a5d0-0000-7000-8000-000000000001';
const origin = 'http://127.0.0.1:3000';

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
