const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Whether a Host header names this machine itself. A page of another site that points its own name
 * at 127.0.0.1 (DNS rebinding) sends that name and is refused. Any port will do: behind an SSH
 * tunnel it is not ours, and a foreign port is a foreign origin to `guardRequest` all the same.
 */
export function isLoopbackHost(host: string | null): host is string {
  return host !== null && loopbackHost.test(host);
}
