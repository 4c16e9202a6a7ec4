import { expect, test } from 'vitest';
import { valueAt } from './value-at.ts';

const record = {
  requestParameters: { bucketName: 'logs', 'x.y': 'dotted', flag: false, none: null, deep: { a: 1 } },
  resources: [{ ARN: 'arn:1' }, { ARN: 'arn:2' }],
};

test.each([
  ['requestParameters.bucketName', 'logs'],
  ['requestParameters.x.y', 'dotted'],
  ['requestParameters.flag', 'false'],
  ['requestParameters.none', null],
  ['requestParameters.deep', '{"a":1}'],
  ['requestParameters.toString', null],
  ['resources.ARN', 'arn:1; arn:2'],
  ['responseElements.x', null],
])('%s is %s', (path, value) => {
  expect(valueAt(record, path)).toBe(value);
});
