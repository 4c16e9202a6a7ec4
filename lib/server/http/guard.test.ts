import { describe, expect, test } from 'vitest';
import { SpoorError } from '#lib/core/errors.ts';
import { guardRequest } from './guard.ts';

function verdict(headers: Record<string, string>, method = 'GET'): string {
  try {
    guardRequest(new Request('http://127.0.0.1:3000/api/imports', { method, headers }));
    return 'passes';
  } catch (error) {
    return error instanceof SpoorError ? error.code : String(error);
  }
}

describe('the name under which it is asked', () => {
  test.each(['127.0.0.1:3000', 'localhost:3000', 'LOCALHOST', '[::1]:3000', '127.0.0.1:8080'])(
    '%s is ours',
    (host) => {
      expect(verdict({ host })).toBe('passes');
    },
  );

  test.each([
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    'localhost.evil.example:3000',
    'localhost:3000@evil.example',
    'evil-localhost',
    '127.0.0.1:3000.evil.example',
    '0.0.0.0:3000',
    '127.0.0.1:',
    '::1',
    '',
  ])('%j is not', (host) => {
    expect(verdict({ host })).toBe('forbidden');
  });

  test('no name at all is refused', () => {
    expect(verdict({})).toBe('forbidden');
  });
});

describe('the page that asks', () => {
  const host = '127.0.0.1:3000';
  const own = 'http://127.0.0.1:3000';

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s from another site is refused', (method) => {
    expect(verdict({ host, 'sec-fetch-site': 'cross-site' }, method)).toBe('cross_site');
    expect(verdict({ host, 'sec-fetch-site': 'same-site' }, method)).toBe('cross_site');
    expect(verdict({ host, 'sec-fetch-site': 'none' }, method)).toBe('cross_site');
    expect(verdict({ host, origin: 'http://evil.example' }, method)).toBe('cross_site');
    expect(verdict({ host, origin: 'null' }, method)).toBe('cross_site');
  });

  test('another port of this machine is another site', () => {
    expect(verdict({ host, origin: 'http://127.0.0.1:8080' }, 'POST')).toBe('cross_site');
    expect(verdict({ host, origin: 'http://localhost:3000' }, 'POST')).toBe('cross_site');
  });

  test('one good header does not excuse the other', () => {
    expect(verdict({ host, origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }, 'POST')).toBe(
      'cross_site',
    );
    expect(verdict({ host, origin: own, 'sec-fetch-site': 'cross-site' }, 'POST')).toBe('cross_site');
  });

  test('our own page and programs that are no browsers pass', () => {
    expect(verdict({ host, origin: own, 'sec-fetch-site': 'same-origin' }, 'POST')).toBe('passes');
    expect(verdict({ host }, 'POST')).toBe('passes');
  });

  test('reading is for our pages, the address bar and programs', () => {
    expect(verdict({ host, 'sec-fetch-site': 'none' })).toBe('passes');
    expect(verdict({ host, 'sec-fetch-site': 'same-origin' })).toBe('passes');
    expect(verdict({ host, 'sec-fetch-site': 'cross-site' })).toBe('cross_site');
  });
});
