import { expect, test } from 'vitest';
import { SpoorError } from '#lib/core/errors.ts';
import { type Action, type Actor, authorise, identify } from './authorise.ts';

test('whoever reaches a Spoor on loopback operates it', () => {
  const actor = identify(new Request('http://127.0.0.1:3000/api/events'));
  expect(() => authorise(actor, 'imports.create')).not.toThrow();
});

test('an action without a rule is nobody’s, not even under a name that every object has', () => {
  for (const action of ['events.delete', 'constructor', '__proto__', '']) {
    expect(() => authorise({ role: 'operator' }, action as Action)).toThrow(SpoorError);
  }
});

test('a role without a rule may do nothing', () => {
  const stranger = { role: 'stranger' } as unknown as Actor;
  expect(() => authorise(stranger, 'health.read')).toThrow(SpoorError);
});
