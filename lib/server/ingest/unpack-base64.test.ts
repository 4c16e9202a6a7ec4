import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { subscriptionData } from '#fixtures/containers.ts';
import { apiCall } from '#fixtures/records.ts';
import { unpackBase64 } from './unpack-base64.ts';

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

it('Opens gzip and plain JSON, and nothing else', () => {
  const unpack = unpackBase64(() => 1000);
  expect(unpack(subscriptionData([apiCall()]))).toContain('logEvents');
  expect(unpack(base64('{"a":1}'))).toBe('{"a":1}');
  expect(unpack(base64('words'))).toBeNull();
  expect(unpack(base64(gzipSync(Buffer.from([0xff, 0xfe]))))).toBeNull();
  expect(unpack(base64(gzipSync('{"a":1}').subarray(0, 15)))).toBeNull();
});

it('Stops opening bombs once they made more than the document may', () => {
  const bomb = base64(gzipSync(Buffer.alloc(80 << 20, 0x20)));
  const unpack = unpackBase64(() => bomb.length);
  const start = process.cpuUsage();
  for (let i = 0; i < 5000; i++) expect(unpack(bomb)).toBeNull();
  const { user, system } = process.cpuUsage(start);
  expect(user + system).toBeLessThan(5_000_000);
  expect(unpack(base64('{"a":1}'))).toBe('{"a":1}');
}, 30_000);
