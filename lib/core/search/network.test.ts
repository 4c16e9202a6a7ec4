import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInNetwork, type Network, parseNetwork, prefixPattern } from './network.ts';

const network = (text: string) => parseNetwork(text) as Network;

test('an address is in a network when the bits that count are the same', () => {
  expect(isInNetwork(network('192.0.2.0/24'), '192.0.2.77')).toBe(true);
  expect(isInNetwork(network('192.0.2.0/24'), '192.0.3.77')).toBe(false);
  expect(isInNetwork(network('2001:db8::/32'), '2001:0db8:1::0001')).toBe(true);
  expect(isInNetwork(network('0.0.0.0/0'), 'cloudtrail.amazonaws.com')).toBe(false);
});

test('leading zeros, as logs that were made anonymous have them, are decimal', () => {
  expect(isInNetwork(network('35.249.253.0/24'), '035.249.253.232')).toBe(true);
  expect(isInNetwork(network('201.252.42.3/32'), '201.252.42.03')).toBe(true);
  expect(isInNetwork(network('10.0.0.0/8'), '012.0.0.1')).toBe(false);
});

test('every address of a network begins as its pattern says', () => {
  expect(prefixPattern(network('203.0.113.0/7'))).toBe('');
  expect(prefixPattern(network('2001:db8::/32'))).toBe('');
  const octet = fc.integer({ min: 0, max: 255 });
  const spelt = (octets: readonly number[], width: number) =>
    octets.map((each) => String(each).padStart(width, '0')).join('.');
  fc.assert(
    fc.property(
      fc.tuple(octet, octet, octet, octet),
      fc.integer({ min: 0, max: 32 }),
      fc.integer({ min: 1, max: 3 }),
      (octets, prefix, width) => {
        const pattern = new RegExp(prefixPattern(network(`${spelt(octets, 1)}/${prefix}`)));
        expect(pattern.test(spelt(octets, width))).toBe(true);
      },
    ),
  );
});
