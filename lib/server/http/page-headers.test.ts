import { expect, test } from 'vitest';
import { contentSecurityPolicy, pageHeaders } from './page-headers.ts';

test('in production nothing inline runs without the nonce, and nothing is evaluated', () => {
  const policy = contentSecurityPolicy('abc', false);
  const script = policy.split('; ').find((directive) => directive.startsWith('script-src'));
  expect(script).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('ws:');
});

test('what development needs stays there', () => {
  expect(contentSecurityPolicy('abc', true)).toContain("'unsafe-eval'");
});

test('pages are neither sniffed nor framed, and tell nobody where a link came from', () => {
  expect(Object.fromEntries(pageHeaders)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
});
