import { type NextRequest, NextResponse } from 'next/server';
import { isLoopbackHost } from '#lib/server/http/allowed-host.ts';
import { contentSecurityPolicy, pageHeaders } from '#lib/server/http/page-headers.ts';

/**
 * Headers of pages, with a fresh nonce for Next's own inline scripts. It never sees the API: a
 * proxy buffers bodies, and rights are checked where data are read.
 */
export function proxy(request: NextRequest): NextResponse {
  if (!isLoopbackHost(request.headers.get('host'))) {
    return new NextResponse('This Spoor answers on this machine only: open it as localhost or 127.0.0.1.\n', {
      status: 403,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  for (const [name, value] of pageHeaders) response.headers.set(name, value);
  return response;
}

export const config = {
  matcher: ['/((?!api/|api$|_next/static/|_next/image).*)'],
};
