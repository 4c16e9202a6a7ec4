import { expect, test } from '@playwright/test';
import type { Endpoint } from '#lib/core/contract/api/endpoint.ts';
import { endpointGroups } from '#lib/core/contract/api/endpoints.ts';
import { eventsResponse } from '#lib/core/contract/events.ts';
import { importFilesResponse, importsResponse } from '#lib/core/contract/imports.ts';
import { sessionsResponse } from '#lib/core/contract/roles.ts';
import { droppedArchive } from './pages/dropped-archive.ts';

droppedArchive();

test('every endpoint that reads answers as its document says', async ({ request }) => {
  const json = async (path: string) => (await request.get(path)).json() as Promise<unknown>;
  const [event] = eventsResponse.parse(await json('/api/events?limit=1')).events;
  const [run] = importsResponse.parse(await json('/api/imports?limit=1')).runs;
  const [file] = importFilesResponse.parse(await json(`/api/imports/${run?.id}/files?limit=1`)).files;
  const [session] = sessionsResponse.parse(await json('/api/sessions?limit=1')).sessions;
  const ids: Record<string, string> = {
    '/api/events/{ref}': event?.ref ?? '',
    '/api/files/{id}': String(file?.id),
    '/api/imports/{id}': run?.id ?? '',
  };
  const pathOf = ({ path, example }: Endpoint) => {
    const [start = '', id = ''] = Object.entries(ids).find(([prefix]) => path.startsWith(prefix)) ?? [];
    const place = path
      .replace(start, start.replace(/\{\w+\}/, id))
      .replace('{field}', 'eventName')
      .replace('{kind}', 'value');
    const query =
      path.startsWith('/api/session') && path !== '/api/sessions'
        ? `key=${encodeURIComponent(session?.key ?? '')}`
        : example;
    return query === undefined ? place : `${place}?${query}`;
  };
  const reading = endpointGroups
    .flatMap((group) => group.endpoints)
    .filter(({ method, path }) => method === 'GET' && path !== '/api/exports/{id}');
  expect(reading.length).toBeGreaterThan(20);
  for (const endpoint of reading) {
    const path = pathOf(endpoint);
    const response = await request.get(path);
    if (path.includes('key=') && session === undefined) continue;
    expect([path, response.status()]).toEqual([path, 200]);
    const type = response.headers()['content-type']?.split(';')[0] ?? '';
    const { answer } = endpoint;
    if ('safeParse' in answer) {
      const parsed = answer.safeParse(await response.json());
      expect([path, parsed.error?.message]).toEqual([path, undefined]);
    } else expect([path, answer.includes(type)]).toEqual([path, true]);
  }
});

test('what is wrong is answered with what to do', async ({ request }) => {
  const response = await request.get('/api/events?nope=1');
  expect(response.status()).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'bad_request' } });
});
