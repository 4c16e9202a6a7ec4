import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiDocument } from '#lib/core/contract/api/api-document.ts';
import { endpointGroups } from '#lib/core/contract/api/endpoints.ts';
import { viewParameters } from '#lib/core/contract/api/view-parameters.ts';
import { formatView, parseView } from '#lib/core/view/codec.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
interface Spec {
  readonly query?: { readonly shape: object };
  readonly view?: boolean;
  readonly body?: unknown;
}

const root = `${process.cwd()}/`;
const files = globSync('app/api/**/route.ts', { cwd: root });
const described = endpointGroups.flatMap((group) => group.endpoints);

/** `/api/events/{ref}` for `app/api/events/[ref]/route.ts`; a catch-all's parts are its own affair. */
function pathOf(file: string): string {
  return `/${file.replace(/^app\//, '').replace(/\/route\.ts$/, '')}`
    .replace(/\/\[\[\.\.\.\w+\]\]$/, '*')
    .replaceAll(/\[(\w+)\]/g, '{$1}');
}

const isOf = (path: string, pattern: string) =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

test.each(files)(
  '%s is described in lib/core/contract/api, by every method, with its parameters',
  async (file) => {
    const module = (await import(`${root}${file}`)) as Record<string, { spec?: Spec } | undefined>;
    for (const method of methods) {
      const handler = module[method];
      if (handler === undefined) continue;
      const found = described.filter((each) => each.method === method && isOf(each.path, pathOf(file)));
      expect([method, found.length > 0]).toEqual([method, true]);
      if (handler.spec === undefined) continue;
      const { query, view, body } = handler.spec;
      expect(Object.keys(found[0]?.query ?? {}).sort()).toEqual(Object.keys(query?.shape ?? {}).sort());
      expect(found[0]?.view ?? false).toBe(view ?? false);
      expect(found[0]?.body).toBe(body);
    }
  },
);

test('nothing is described that is not there', () => {
  const patterns = files.map(pathOf);
  const lost = described.filter(({ path }) => !patterns.some((pattern) => isOf(path, pattern)));
  expect(lost.map(({ path }) => path)).toEqual([]);
});

test('the document is JSON whose references lead somewhere', () => {
  const text = JSON.stringify(apiDocument());
  const document = JSON.parse(text) as Record<string, unknown>;
  expect(document).toMatchObject({ openapi: '3.1.1' });
  for (const [, reference = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = reference
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
    expect([reference, typeof target]).toEqual([reference, 'object']);
  }
});

test('the grammar of a View in the document is the one that is read', () => {
  for (const { name } of viewParameters) {
    const { problems } = parseView(new URLSearchParams([[name, 'x']]));
    expect(problems.filter((problem) => problem.includes('There is no field'))).toEqual([]);
  }
  const all =
    'from=2026-10-01T00:00:00Z&to=2026-10-02T00:00:00Z&eventName=A&principal.not=B&errorCode.exists=true&q=x&file=1&facet=requestParameters.x&sort=oldest&split=account&scale=log&compare=previous&columns=time&zone=local&saved=0198c0de-0000-7000-8000-000000000001&open=0-0123456789abcdef0123456789abcdef';
  const names = new Set(viewParameters.map(({ name }) => name));
  for (const key of new URLSearchParams(formatView(parseView(all).view)).keys()) {
    expect([key, names.has(key)]).toEqual([key, true]);
  }
});
