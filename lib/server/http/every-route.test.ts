import { globSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

const root = `${process.cwd()}/`;
const files = globSync('app/api/**/route.ts', { cwd: root });

// Refusals are logged; a level set here would stay for the files that share this process.
beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterAll(() => {
  vi.restoreAllMocks();
});

async function handlersOf(file: string): Promise<[method: string, handler: Handler][]> {
  const module = (await import(`${root}${file}`)) as Record<string, Handler | undefined>;
  return methods.flatMap((method) =>
    module[method] === undefined ? [] : [[method, module[method]] as const],
  );
}

async function statusOf(handler: Handler, method: string, headers: Record<string, string>): Promise<number> {
  const request = new Request('http://127.0.0.1:3000/api/anything', { method, headers });
  return (await handler(request, { params: Promise.resolve({}) })).status;
}

test('there are routes to look at', () => {
  expect(files.length).toBeGreaterThan(8);
});

test.each(files)('%s refuses foreign names and foreign pages by every method', async (file) => {
  const handlers = await handlersOf(file);
  expect(handlers.length).toBeGreaterThan(0);
  for (const [method, handler] of handlers) {
    expect([method, await statusOf(handler, method, { host: 'evil.example' })]).toEqual([method, 403]);
    const crossSite = { host: '127.0.0.1:3000', 'sec-fetch-site': 'cross-site' };
    expect([method, await statusOf(handler, method, crossSite)]).toEqual([method, 403]);
    const foreign = { host: '127.0.0.1:3000', origin: 'http://evil.example' };
    expect([method, await statusOf(handler, method, foreign)]).toEqual([method, 403]);
  }
});
