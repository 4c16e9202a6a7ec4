import { expect, test } from 'vitest';
import { searchablePaths } from './searchable-paths.ts';

test('what imports store is offered under its path, everything else is not', () => {
  const find = searchablePaths({
    eventName: 'RunInstances',
    requestParameters: {
      bucketName: 'b',
      items: [{ id: 'i-1' }, { id: 'i-2' }],
      clientToken: 'secret',
      count: 3,
    },
    userIdentity: { sessionContext: { attributes: { mfaAuthenticated: 'false' } } },
  });
  expect(find('requestParameters.bucketName', 'b')).toBe('requestParameters.bucketName');
  expect(find('requestParameters.items[1].id', 'i-2')).toBe('requestParameters.items.id');
  expect(find('requestParameters.count', '3')).toBe('requestParameters.count');
  expect(find('requestParameters.clientToken', 'secret')).toBeNull();
  expect(find('userIdentity.sessionContext.attributes.mfaAuthenticated', 'false')).toBeNull();
  expect(find('eventName', 'RunInstances')).toBeNull();
  expect(searchablePaths(null)('a', 'b')).toBeNull();
});
