import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, pageHeaders, toastStyles } from './page-headers.ts';

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

test('the styles that the toasts add to the page are let through, and are those installed', () => {
  const source = readFileSync('node_modules/sonner/dist/index.mjs', 'utf8');
  const css = JSON.parse(/__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1] ?? '""') as string;
  expect(css.length).toBeGreaterThan(1000);
  expect(toastStyles).toContain(`'sha256-${hash('sha256', css, 'base64')}'`);
  expect(contentSecurityPolicy('abc', false)).toContain(toastStyles[1]);
});
