import { SpoorError } from '#lib/core/errors.ts';
import { isLoopbackHost } from './allowed-host.ts';

/**
 * Every API request passes here first, uploads too. Refuses requests under a foreign name (DNS
 * rebinding) and those that another site's page makes a browser send (CSRF, and reads by
 * inclusion). Throws SpoorError 'forbidden' or 'cross_site'.
 */
export function guardRequest(request: Request): void {
  const host = request.headers.get('host');
  if (!isLoopbackHost(host)) {
    throw new SpoorError('forbidden', 'This Spoor answers on this machine only.', {
      remedy: 'Open it as localhost or 127.0.0.1; from another machine, through an SSH tunnel.',
    });
  }
  if (isFromElsewhere(request, host)) {
    throw new SpoorError('cross_site', 'Another site’s page asked for this.', {
      remedy: 'Use Spoor’s own pages, or a program that is no browser.',
    });
  }
}

/**
 * Browsers say where a request comes from: Sec-Fetch-Site always over loopback, Origin with all
 * that may change something. A request with neither comes from no page.
 */
function isFromElsewhere(request: Request, host: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  // "none": typed into the address bar, which can only read.
  if (site !== null && site !== 'same-origin' && !(site === 'none' && isReading)) return true;
  const origin = request.headers.get('origin');
  return origin !== null && !sameOrigin(origin, host);
}

function sameOrigin(origin: string, host: string): boolean {
  const spelt = origin.toLowerCase();
  return spelt === `http://${host.toLowerCase()}` || spelt === `https://${host.toLowerCase()}`;
}
