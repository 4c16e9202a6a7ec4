import { readablePrincipal, shortService } from '#lib/core/cloudtrail/readable-principal.ts';
import { type Field, fields } from '#lib/core/view/fields.ts';
import type { Filter } from '#lib/core/view/view.ts';

/** A value of a field as a chip or list shows it; the whole value belongs in the title. */
export function valueText(field: Field, value: string | null): string {
  if (value === null) return 'missing';
  if (field === 'eventSource') return shortService(value);
  if (field !== 'principal' && field !== 'actor') return value;
  const { name, session } = readablePrincipal({
    identityType: 'other',
    principal: value,
    actor: null,
    account: null,
  });
  return session === null ? name : `${name} / ${session}`;
}

/** `Account is not 111122223333`, for a sentence; the values beyond `most` are counted. */
export function filterText({ field, operator, values }: Filter, most = 1): string {
  const named = values.slice(0, most).map((value) => valueText(field, value));
  const rest = values.length > most ? ` or ${values.length - most} more` : '';
  return `${fields[field].label} ${operator === 'is' ? 'is' : 'is not'} ${named.join(' or ')}${rest}`;
}
