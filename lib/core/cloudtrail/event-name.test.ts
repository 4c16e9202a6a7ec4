import { expect, it } from 'vitest';
import { baseEventName } from './event-name.ts';

it.each([
  ['ListFunctions20150331', 'ListFunctions'],
  ['GetFunctionConfiguration20150331v2', 'GetFunctionConfiguration'],
  ['CreateDistribution2020_05_31', 'CreateDistribution'],
  ['ListObjectsV2', 'ListObjectsV2'],
  ['DescribeInstances', 'DescribeInstances'],
  ['CreateClusterV2', 'CreateClusterV2'],
  ['Route5320150331', 'Route5320150331'],
  ['20150331', '20150331'],
  ['Call20159931', 'Call20159931'],
  ['', ''],
])('The base name of %s is %s', (name, base) => {
  expect(baseEventName(name)).toBe(base);
});
