import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SpoorError } from '#lib/core/errors.ts';
import { ask, creation, locationOf, patch, run, testUploads } from './upload-requests.test-support.ts';

const uploads = testUploads();

describe('what the upload server does not allow', () => {
  it('refuses a chunk at the wrong place without changing what is there', async () => {
    const server = await uploads.open();
    const location = await locationOf(await server.handle(creation(10)));
    await server.handle(patch(location, 0, 'abcd'));
    const answer = await server.handle(patch(location, 2, 'XY'));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ error: { code: 'conflict' } });
    expect((await server.handle(ask('HEAD', location))).headers.get('Upload-Offset')).toBe('4');
  });

  it('does not let a finished upload be cancelled under its reader', async () => {
    const server = await uploads.open();
    const location = await locationOf(await server.handle(creation(4)));
    await server.handle(patch(location, 0, 'abcd'));
    expect((await server.handle(ask('DELETE', location))).status).toBe(400);
    expect(await readFile(uploads.arrived[0]?.file ?? '', 'utf8')).toBe('abcd');
  });

  it('drops an upload whose import does not exist, and says so', async () => {
    const server = await uploads.open({
      onFinished: () => Promise.reject(new SpoorError('not_found', 'No such import.')),
    });
    const location = await locationOf(await server.handle(creation(4)));
    const answer = await server.handle(patch(location, 0, 'abcd'));
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Type')).toBe('application/json');
    expect(await answer.json()).toEqual({ error: { code: 'not_found', message: 'No such import.' } });
    expect(await readdir(join(uploads.folder, 'incoming'))).toEqual([]);
    expect(await readdir(join(uploads.folder, 'ready'))).toEqual([]);
  });

  it('lets its owner refuse an upload before a byte is sent', async () => {
    const server = await uploads.open({
      onCreated: () => Promise.reject(new SpoorError('not_found', 'No such import.')),
    });
    expect((await server.handle(creation(4))).status).toBe(404);
    expect(await readdir(join(uploads.folder, 'incoming'))).toEqual([]);
  });

  it.each([
    ['no run', { name: 'x' }],
    ['a run that is no UUID', { run: '../../etc', name: 'x' }],
    ['no name', { run }],
    ['a blank name', { run, name: ' ' }],
  ])('refuses %s', async (_what, values) => {
    const server = await uploads.open();
    const answer = await server.handle(creation(4, values as Record<string, string>));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'bad_request' } });
  });

  it('cleans and shortens names, and never uses them as paths', async () => {
    const server = await uploads.open();
    const name = `../../\u0000etc/${'x'.repeat(2000)}`;
    const location = await locationOf(await server.handle(creation(4, { run, name })));
    await server.handle(patch(location, 0, 'abcd'));
    const [upload] = uploads.arrived;
    expect(upload?.name.length).toBeLessThanOrEqual(1024);
    expect(upload?.name).not.toContain('..');
    expect(upload?.file.startsWith(join(uploads.folder, 'ready'))).toBe(true);
  });

  it('refuses more bytes than one upload may have, and more than it announced', async () => {
    const server = await uploads.open({ maxBytes: 100 });
    const tooLong = await server.handle(creation(101));
    expect(tooLong.status).toBe(413);
    expect((await tooLong.json()).error.remedy).toContain('SPOOR_MAX_UPLOAD_BYTES');
    const location = await locationOf(await server.handle(creation(4)));
    expect((await server.handle(patch(location, 0, 'abcdefgh'))).ok).toBe(false);
    expect(uploads.arrived).toEqual([]);
  });

  it('refuses what cannot fit on the disk before it begins', async () => {
    const server = await uploads.open({ maxBytes: Number.MAX_SAFE_INTEGER });
    const answer = await server.handle(creation(2 ** 52));
    expect(answer.status).toBe(507);
    expect(await answer.json()).toMatchObject({ error: { code: 'disk_full' } });
  });

  it.each(['../ready/x', '%2e%2e%2fready', 'incoming', `${randomUUID()}.json`, randomUUID()])(
    'knows no upload named %s',
    async (id) => {
      const server = await uploads.open();
      expect((await server.handle(ask('HEAD', `/api/uploads/${id}`))).status).toBe(404);
      expect((await server.handle(ask('DELETE', `/api/uploads/${id}`))).status).toBe(404);
    },
  );

  it('announces no access to other origins', async () => {
    const server = await uploads.open();
    const request = ask('POST', '/api/uploads', { Origin: 'https://evil.example', 'Upload-Length': '1' });
    expect((await server.handle(request)).headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});
