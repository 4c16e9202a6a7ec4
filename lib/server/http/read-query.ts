import { SpoorError } from '#lib/core/errors.ts';
import { parseView } from '#lib/core/view/codec.ts';
import type { View } from '#lib/core/view/view.ts';

/** Parameters that the route names itself, each at most once, and the View that the rest spells. */
export interface SplitQuery {
  readonly own: Record<string, string>;
  readonly view: View;
}

/**
 * Throws SpoorError 'bad_request' for what is neither: an answer to another question than the one
 * that was asked is worse than none.
 */
export function readQuery(
  search: URLSearchParams,
  ownNames: readonly string[],
  takesView: boolean,
): SplitQuery {
  const own: Record<string, string> = {};
  const rest = new URLSearchParams();
  for (const [name, value] of search) {
    if (!ownNames.includes(name)) rest.append(name, value);
    else if (Object.hasOwn(own, name)) throw refuse(`"${name}" is given more than once.`, name);
    else own[name] = value;
  }
  const [stranger] = rest.keys();
  if (!takesView && stranger !== undefined) throw refuse(`There is no parameter "${stranger}".`, stranger);
  const { view, problems } = parseView(rest);
  if (problems.length > 0) throw refuse(problems.join(' '));
  return { own, view };
}

function refuse(message: string, field?: string): SpoorError {
  return new SpoorError('bad_request', message, { field });
}
