import { expect, test } from 'vitest';
import { assignColours } from './assign-colours.ts';

const names = ['ec2.amazonaws.com', 's3.amazonaws.com', 'iam.amazonaws.com', 'sts.amazonaws.com'];

test('no two names share a colour while there are enough', () => {
  const eight = [...names, 'a', 'b', 'c', 'd'];
  expect(new Set(assignColours(eight).values()).size).toBe(8);
});

test('a ninth name is the rest', () => {
  const nine = Array.from({ length: 9 }, (_, index) => `service-${index}`);
  expect(assignColours(nine).get('service-8')).toBe('category-rest');
});

test('a name alone has the colour that it has as the largest of many', () => {
  for (const name of names) {
    const others = names.filter((other) => other !== name);
    expect(assignColours([name, ...others]).get(name)).toBe(assignColours([name]).get(name));
  }
});
