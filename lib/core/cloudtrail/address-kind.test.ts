import { expect, test } from 'vitest';
import { addressKind } from './address-kind.ts';

test('ranges that no country has are named', () => {
  for (const [source, label] of [
    ['10.1.2.3', 'private address'],
    ['172.31.255.255', 'private address'],
    ['fd00::1', 'private address'],
    ['100.64.0.1', 'shared address of a carrier'],
    ['192.0.2.101', 'address for documentation'],
    ['169.254.169.254', 'link-local address'],
    ['::1', 'loopback address'],
  ] as const)
    expect(addressKind(source), source).toEqual({ kind: 'special', label });
});

test('what is next to such a range is an ordinary address', () => {
  for (const source of ['172.32.0.1', '11.0.0.1', '8.8.8.8', '2a00:1450::1'])
    expect(addressKind(source), source).toEqual({ kind: 'public', label: null });
});

test("AWS's own callers are known by name", () => {
  expect(addressKind('AWS Internal').kind).toBe('internal');
  expect(addressKind('ec2.amazonaws.com').kind).toBe('service');
  expect(addressKind('cloudtrail.us-east-1.amazonaws.com.cn').kind).toBe('service');
});

test('anything else is text', () => {
  for (const source of ['', '999.1.1.1', 'evil.amazonaws.com.example', 'javascript:alert(1)', '1.2.3'])
    expect(addressKind(source), source).toEqual({ kind: 'other', label: null });
});
