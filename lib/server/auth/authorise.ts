import { SpoorError } from '#lib/core/errors.ts';

/** Who asks. Until people exist, the server listens on loopback only, and who reaches it operates it. */
export interface Actor {
  readonly role: Role;
}

export const roles = ['operator'] as const;
export type Role = (typeof roles)[number];

/** What a route does, and who may do it. What is not listed here, nobody may. */
const rules = {
  'health.read': ['operator'],
  'events.read': ['operator'],
  'events.export': ['operator'],
  'views.read': ['operator'],
  'views.write': ['operator'],
  'imports.read': ['operator'],
  'imports.create': ['operator'],
  'imports.upload': ['operator'],
  'imports.delete': ['operator'],
  'demo.load': ['operator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof rules;

/** Whoever passed the guard came over loopback. */
export function identify(_request: Request): Actor {
  return { role: 'operator' };
}

/** Throws SpoorError 'forbidden' unless a rule lets this actor do that. */
export function authorise(actor: Actor, action: Action): void {
  const allowed: readonly Role[] = Object.hasOwn(rules, action) ? rules[action] : [];
  if (!allowed.includes(actor.role)) {
    throw new SpoorError('forbidden', 'You may not do this.', { remedy: 'Ask an operator of this Spoor.' });
  }
}
