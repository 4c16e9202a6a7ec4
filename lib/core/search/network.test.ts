import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInNetwork, type Network, parseNetwork, prefixText } from './network.ts';

const network = (text: string) => parseNetwork(text) as Network;

test('an address is in a network when the bits that count are the same', () => {
  expect(isInNetwork(network('192.0.2.0/24'), '192.0.2.77')).toBe(true);
  expect(isInNetwork(network('192.0.2.0/24'), '192.0.3.77')).toBe(false);
  expect(isInNetwork(network('2001:db8::/32'), '2001:0db8:1::0001')).toBe(true);
  expect(isInNetwork(network('0.0.0.0/0'), 'cloudtrail.amazonaws.com')).toBe(false);
});

test('leading zeros, which some read as octal, make no address', () => {
  expect(isInNetwork(network('192.0.0.0/8'), '192.00.2.1')).toBe(false);
  expect(parseNetwork('010.0.0.0/8')).toBeNull();
});

test('every address of a network begins with its text', () => {
  expect(prefixText(network('203.0.113.0/24'))).toBe('203.0.113.');
  expect(prefixText(network('203.0.113.9/32'))).toBe('203.0.113.9');
  expect(prefixText(network('203.0.113.0/7'))).toBe('');
  const octet = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(octet, octet, octet, octet), fc.integer({ min: 0, max: 32 }), (octets, prefix) => {
      const address = octets.join('.');
      expect(address.startsWith(prefixText(network(`${address}/${prefix}`)))).toBe(true);
    }),
  );
});
