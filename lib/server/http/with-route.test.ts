import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { eventRefParam, fieldParam, limitParam, serialParam } from '#lib/core/contract/parameters.ts';
import { SpoorError } from '#lib/core/errors.ts';
import type { Action } from '../auth/authorise.ts';
import { withRoute } from './with-route.ts';

const host = '127.0.0.1:3000';
const noParams = { params: Promise.resolve({}) };
const lines: string[] = [];

beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});

afterAll(() => {
  vi.restoreAllMocks();
});

interface Asked {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  params?: Record<string, string>;
  signal?: AbortSignal;
}

async function ask(route: ReturnType<typeof withRoute>, asked: Asked = {}) {
  const { path = '/api/x', headers, params = {}, ...init } = asked;
  const request = new Request(`http://${host}${path}`, { ...init, headers: { host, ...headers } });
  const response = await route(request, { ...noParams, params: Promise.resolve(params) });
  const text = await response.text();
  return { response, status: response.status, body: text === '' ? null : JSON.parse(text) };
}

describe('answering', () => {
  const route = withRoute({ authorise: 'events.read' }, async () => ({ fine: true }));

  test('what the handler returns is the body, kept by nobody', async () => {
    const { response, body } = await ask(route);
    expect(body).toEqual({ fine: true });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'content-type': 'application/json',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  test('an expected failure is its own body and status', async () => {
    const full = withRoute({ authorise: 'events.read' }, async () => {
      throw new SpoorError('disk_full', 'The disk is full.', { remedy: 'Make room.' });
    });
    expect(await ask(full)).toMatchObject({
      status: 507,
      body: { error: { code: 'disk_full', message: 'The disk is full.', remedy: 'Make room.' } },
    });
  });

  test('an unexpected one tells the log and not the client', async () => {
    const broken = withRoute({ authorise: 'events.read' }, async () => {
      throw new Error('relation "secret_table" does not exist');
    });
    const { status, body } = await ask(broken);
    expect([status, body.error.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toContain('secret_table');
    expect(lines.at(-1)).toContain('secret_table');
  });

  test('a client that left is told nothing', async () => {
    const left = withRoute({ authorise: 'events.read' }, async ({ signal }) => signal.throwIfAborted());
    expect(await ask(left, { signal: AbortSignal.abort() })).toMatchObject({ status: 499, body: null });
  });

  test('the log has the path, never what was searched for', async () => {
    const searched = withRoute({ authorise: 'events.read', view: true }, async () => ({}));
    await ask(searched, { path: '/api/x?principal=someone-secret' });
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ method: 'GET', path: '/api/x', status: 200 });
    expect(lines.join('')).not.toContain('someone-secret');
  });
});

describe('before the handler', () => {
  test('guard and rule come first, whatever else is wrong', async () => {
    const handler = vi.fn(async () => ({}));
    const route = withRoute({ authorise: 'events.read' }, handler);
    expect(await ask(route, { headers: { host: 'evil.example' }, path: '/api/x?bad=1' })).toMatchObject({
      status: 403,
    });
    const unruled = withRoute({ authorise: 'no.such.rule' as Action }, handler);
    expect(await ask(unruled, { path: '/api/x?bad=1' })).toMatchObject({ status: 403 });
    expect(handler).not.toHaveBeenCalled();
  });

  test('a View and the route’s own parameters are told apart', async () => {
    const route = withRoute(
      { authorise: 'events.read', view: true, query: z.object({ limit: limitParam(10, 5) }) },
      async ({ view, query }) => ({ filters: view.filters, limit: query.limit }),
    );
    const { body } = await ask(route, { path: '/api/x?limit=7&eventName=A&eventName=B' });
    expect(body).toEqual({ limit: 7, filters: [{ field: 'eventName', operator: 'is', values: ['A', 'B'] }] });
    expect((await ask(route)).body).toEqual({ limit: 5, filters: [] });
  });

  test.each([
    ['?colour=red', 'There is no field "colour".'],
    ['?outcome=maybe', '"maybe" is no value of outcome.'],
    ['?limit=0', 'limit: must be at least 1.'],
    ['?limit=11', 'limit: must be at most 10.'],
    ['?limit=1e3', 'limit: must be a whole number.'],
    ['?limit=1&limit=2', '"limit" is given more than once.'],
  ])('%s is refused by name', async (search, message) => {
    const route = withRoute(
      { authorise: 'events.read', view: true, query: z.object({ limit: limitParam(10, 5) }) },
      async () => ({}),
    );
    expect(await ask(route, { path: `/api/x${search}` })).toMatchObject({
      status: 400,
      body: { error: { code: 'bad_request', message } },
    });
  });

  test('a route without a View takes no filters', async () => {
    const route = withRoute({ authorise: 'events.read' }, async () => ({}));
    expect((await ask(route, { path: '/api/x?eventName=A' })).status).toBe(400);
  });

  test('parts of the path are checked', async () => {
    const params = z.object({ ref: eventRefParam, field: fieldParam, id: serialParam });
    const route = withRoute({ authorise: 'events.read', params }, async (call) => call.params);
    const good = { ref: `5-${'0'.repeat(32)}`, field: 'outcome', id: '12' };
    expect((await ask(route, { params: good })).body).toMatchObject({
      field: 'outcome',
      id: 12,
      ref: { eventTime: 5 },
    });
    for (const bad of [{ ref: '5' }, { field: 'constructor' }, { id: '-1' }]) {
      expect((await ask(route, { params: { ...good, ...bad } })).status).toBe(400);
    }
  });
});

describe('bodies', () => {
  const route = withRoute(
    { authorise: 'imports.create', body: z.object({ label: z.string().min(1) }) },
    async ({ body }) => body,
  );
  const json = { 'content-type': 'application/json' };
  const post = (body: string, headers: Record<string, string> = json) =>
    ask(route, { method: 'POST', body, headers });

  test('are JSON and say so: a form of another site cannot send one', async () => {
    expect((await post('{"label":"x"}')).body).toEqual({ label: 'x' });
    expect((await post('{"label":"x"}', { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await post('{"label":')).status).toBe(400);
    expect((await post('')).status).toBe(400);
  });

  test('are checked by field', async () => {
    expect((await post('{"label":""}')).body.error).toMatchObject({ code: 'bad_request', field: 'label' });
    expect((await post('[]')).status).toBe(400);
  });

  test('are small', async () => {
    expect((await post(JSON.stringify({ label: 'x'.repeat(70_000) }))).status).toBe(413);
  });
});
