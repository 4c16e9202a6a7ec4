import { addressKind } from '../cloudtrail/address-kind.ts';
import { readableAgent } from '../cloudtrail/readable-agent.ts';
import { readablePrincipal } from '../cloudtrail/readable-principal.ts';
import { serviceName } from '../cloudtrail/service-names.ts';
import type { Field } from '../view/fields.ts';

/** A value as people say it, and what tells it from others of that name; both are text from a log. */
export interface ValueWords {
  readonly name: string;
  readonly detail: string | null;
}

/** How a list shows a value of a field; `country` of a source IP is an ISO code. */
export function valueWords(field: Field, value: string, country?: string): ValueWords {
  switch (field) {
    case 'principal':
    case 'actor': {
      const who = { identityType: 'none', principal: value, actor: null, account: null } as const;
      const { name, session, account } = readablePrincipal(who);
      return { name: session === null ? name : `${name} / ${session}`, detail: account };
    }
    case 'eventSource': {
      const name = serviceName(value);
      return { name, detail: name === value ? null : value };
    }
    case 'userAgent':
      return { name: value, detail: readableAgent(value) };
    case 'sourceIPAddress':
      return { name: value, detail: addressKind(value).label ?? countryName(country) };
    default:
      return { name: value, detail: null };
  }
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** `Netherlands` for `NL`; null for no country and for codes that stand for none. */
export function countryName(code: string | null | undefined): string | null {
  return code == null || !/^[A-Z]{2}$/.test(code) ? null : (regions.of(code) ?? null);
}
