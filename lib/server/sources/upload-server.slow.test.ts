import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ask,
  creation,
  day,
  locationOf,
  metadata,
  patch,
  run,
  testUploads,
} from './upload-requests.test-support.ts';

const uploads = testUploads();

describe('the upload server', () => {
  it('receives 200 MB in chunks, byte for byte, without holding them', { timeout: 60_000 }, async () => {
    const server = await uploads.open();
    const chunk = randomBytes(1024 * 1024);
    const total = 200 * chunk.length;
    const sent = createHash('sha256');
    const location = await locationOf(await server.handle(creation(total)));
    const before = process.memoryUsage().rss;
    let peak = before;
    for (let offset = 0; offset < total; offset += 50 * chunk.length) {
      let left = 50;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          peak = Math.max(peak, process.memoryUsage().rss);
          if (left-- === 0) return controller.close();
          chunk.writeUInt32LE(offset + left, 0);
          sent.update(chunk);
          controller.enqueue(Uint8Array.from(chunk));
        },
      });
      const answer = await server.handle(patch(location, offset, body));
      expect(answer.status).toBe(204);
      expect(answer.headers.get('Upload-Offset')).toBe(String(offset + 50 * chunk.length));
    }
    expect(uploads.arrived).toMatchObject([{ run, name: 'AWSLogs/a.json.gz', size: total }]);
    const received = createHash('sha256').update(await readFile(uploads.arrived[0]?.file ?? ''));
    expect(received.digest('hex')).toBe(sent.digest('hex'));
    expect(peak - before).toBeLessThan(128 * 1024 * 1024);
  });

  it('keeps what arrived before a lost connection and goes on from there', async () => {
    const server = await uploads.open();
    const bytes = randomBytes(300_000);
    const location = await locationOf(await server.handle(creation(bytes.length)));
    let pulls = 0;
    const broken = new ReadableStream<Uint8Array>({
      async pull(controller) {
        pulls += 1;
        if (pulls === 1) controller.enqueue(Uint8Array.from(bytes.subarray(0, 100_000)));
        else {
          await new Promise((resolve) => setTimeout(resolve, 50));
          controller.error(new Error('connection lost'));
        }
      },
    });
    expect((await server.handle(patch(location, 0, broken))).ok).toBe(false);
    const head = await server.handle(ask('HEAD', location));
    const offset = Number(head.headers.get('Upload-Offset'));
    expect(offset).toBeGreaterThan(0);
    expect(head.headers.get('Upload-Length')).toBe(String(bytes.length));
    expect(
      (await server.handle(patch(location, offset, Uint8Array.from(bytes.subarray(offset))))).status,
    ).toBe(204);
    expect(await readFile(uploads.arrived[0]?.file ?? '')).toEqual(bytes);
  });

  it('removes the part when the upload is cancelled', async () => {
    const server = await uploads.open();
    const location = await locationOf(await server.handle(creation(10)));
    await server.handle(patch(location, 0, 'abcd'));
    expect((await server.handle(ask('DELETE', location))).status).toBe(204);
    expect(await readdir(join(uploads.folder, 'incoming'))).toEqual([]);
    expect((await server.handle(ask('HEAD', location))).status).toBe(404);
  });

  it('takes the first bytes together with the creation, and an empty file too', async () => {
    const server = await uploads.open();
    const request = ask(
      'POST',
      '/api/uploads',
      {
        'Upload-Length': '5',
        'Upload-Metadata': metadata({ run, name: 'x.json' }),
        'Content-Type': 'application/offset+octet-stream',
      },
      'hello',
    );
    expect((await server.handle(request)).status).toBe(201);
    expect((await server.handle(creation(0, { run, name: 'empty.json' }))).status).toBe(201);
    expect(uploads.arrived.map(({ name, size }) => [name, size])).toEqual([
      ['x.json', 5],
      ['empty.json', 0],
    ]);
  });

  it('still answers as finished when the worker has deleted the file', async () => {
    const server = await uploads.open();
    const location = await locationOf(await server.handle(creation(4)));
    await server.handle(patch(location, 0, 'abcd'));
    await rm(uploads.arrived[0]?.file ?? '');
    const head = await server.handle(ask('HEAD', location));
    expect([head.status, head.headers.get('Upload-Offset')]).toEqual([200, '4']);
    expect(uploads.arrived).toHaveLength(1);
  });

  it('goes on as finished after a kill between the handing over and its note', async () => {
    const killed = await uploads.open({
      onFinished: async (upload) => {
        uploads.arrived.push(upload);
        // The worker is done with it by now.
        await rm(upload.file);
        throw new Error('killed');
      },
    });
    const location = await locationOf(await killed.handle(creation(4)));
    await killed.handle(patch(location, 0, 'abcd'));
    const head = await (await uploads.open()).handle(ask('HEAD', location));
    expect([head.status, head.headers.get('Upload-Offset')]).toEqual([200, '4']);
    // Told again, of the same file: whoever is told knows it by that.
    expect(uploads.arrived.map(({ file }) => file)).toEqual([
      uploads.arrived[0]?.file,
      uploads.arrived[0]?.file,
    ]);
  });

  it('remembers an upload of which a note could not be written', async () => {
    const server = await uploads.open();
    const location = await locationOf(await server.handle(creation(4)));
    await server.handle(patch(location, 0, 'ab'));
    const [note = ''] = (await readdir(join(uploads.folder, 'incoming'))).filter((name) =>
      name.endsWith('.json'),
    );
    await writeFile(join(uploads.folder, 'incoming', `${note}.1`), '{"half":');
    const head = await (await uploads.open()).handle(ask('HEAD', location));
    expect(head.headers.get('Upload-Offset')).toBe('2');
  });

  it('hands over on HEAD what the last PATCH could not', async () => {
    let failing = true;
    const server = await uploads.open({
      onFinished: async (upload) => {
        if (failing) throw new Error('database away');
        uploads.arrived.push(upload);
      },
    });
    const location = await locationOf(await server.handle(creation(4)));
    expect((await server.handle(patch(location, 0, 'abcd'))).status).toBe(500);
    expect((await server.handle(ask('HEAD', location))).status).toBe(500);
    failing = false;
    expect((await server.handle(ask('HEAD', location))).status).toBe(200);
    expect(uploads.arrived).toHaveLength(1);
    expect(await readFile(uploads.arrived[0]?.file ?? '', 'utf8')).toBe('abcd');
  });

  it('hands over after a restart what had arrived whole', async () => {
    const dead = await uploads.open({ onFinished: () => Promise.reject(new Error('killed')) });
    const location = await locationOf(await dead.handle(creation(4)));
    await dead.handle(patch(location, 0, 'abcd'));
    const server = await uploads.open();
    await server.recover();
    await server.recover();
    expect(uploads.arrived).toMatchObject([{ run, size: 4 }]);
  });

  it('gives a resumed upload to the import of the page that resumes it', async () => {
    const server = await uploads.open();
    const other = run.replace(/1$/, '2');
    const location = await locationOf(await server.handle(creation(8)));
    await server.handle(patch(location, 0, 'abcd'));
    const head = await server.handle(ask('HEAD', location, { 'Spoor-Run': other }));
    expect(head.headers.get('Upload-Offset')).toBe('4');
    await server.handle(patch(location, 4, 'efgh'));
    expect(uploads.arrived).toMatchObject([{ run: other, name: 'AWSLogs/a.json.gz' }]);
    expect((await server.handle(ask('HEAD', location, { 'Spoor-Run': run }))).status).toBe(404);
    expect((await server.handle(ask('HEAD', location, { 'Spoor-Run': other }))).status).toBe(200);
  });

  it('removes abandoned parts once they are old, and keeps finished uploads nobody took', async () => {
    const server = await uploads.open();
    const old = await locationOf(await server.handle(creation(10)));
    await server.handle(patch(old, 0, 'abcd'));
    const fresh = await locationOf(await server.handle(creation(10)));
    await writeFile(join(uploads.folder, 'incoming', 'stray'), 'left by a crash');
    const past = new Date(Date.now() - 2 * day);
    for (const name of await readdir(join(uploads.folder, 'incoming'))) {
      if (!fresh.includes(name.replace('.json', '')))
        await utimes(join(uploads.folder, 'incoming', name), past, past);
    }
    await server.recover();
    expect((await server.handle(ask('HEAD', old))).status).toBe(404);
    expect((await server.handle(ask('HEAD', fresh))).status).toBe(200);
    expect(await readdir(join(uploads.folder, 'incoming'))).toHaveLength(2);
  });
});
