import { expect, test } from 'vitest';
import { ipCountries, ipCountry } from './ip-country.ts';

test('public addresses of both kinds have a country', () => {
  expect(ipCountry('8.8.8.8')).toBe('US');
  expect(ipCountry('193.0.6.139')).toBe('NL');
  expect(ipCountry('2001:67c:2e8:22::c100:68b')).toMatch(/^[A-Z]{2}$/);
});

test('ranges that no country has, services and text have none', () => {
  for (const source of [
    '10.0.0.1',
    '192.0.2.1',
    'AWS Internal',
    'ec2.amazonaws.com',
    '1.2.3',
    '__proto__',
    null,
  ])
    expect(ipCountry(source)).toBeNull();
});

test('each address of a page is looked up once', () => {
  expect(ipCountries(['8.8.8.8', '8.8.8.8', null, 'AWS Internal'])).toEqual({ '8.8.8.8': 'US' });
});
