import { type Field, isField } from '#lib/core/view/fields.ts';

/** Read by the server, so that the first paint has the sidebar as it was left. */
export const facetCookie = 'spoor-facets';

export interface FacetState {
  readonly isOpen: boolean;
  /** Sections that are not as they come: `opensAtFirst` turned round. */
  readonly turned: readonly string[];
}

/** Every typed field, in the order in which analysts ask. */
export const facetOrder = [
  'outcome',
  'eventSource',
  'eventName',
  'principal',
  'errorCode',
  'sourceIPAddress',
  'account',
  'awsRegion',
  'actor',
  'session',
  'accessKeyId',
  'userAgent',
  'identityType',
  'readOnly',
  'eventCategory',
] as const satisfies readonly Field[];

const openAtFirst = new Set<string>(['outcome', 'eventSource', 'eventName', 'principal', 'errorCode']);
/** A cookie goes with every request. */
const mostTurned = 30;

export function isSectionOpen({ turned }: FacetState, field: string): boolean {
  const atFirst = !isField(field) || openAtFirst.has(field);
  return atFirst !== turned.includes(field);
}

export function turnSection(state: FacetState, field: string): FacetState {
  const rest = state.turned.filter((other) => other !== field);
  const turned = rest.length < state.turned.length ? rest : [...rest, field].slice(-mostTurned);
  return { ...state, turned };
}

/** `open outcome requestParameters.bucketName`, percent-encoded. */
export function formatFacetState({ isOpen, turned }: FacetState): string {
  return encodeURIComponent([isOpen ? 'open' : 'closed', ...turned].join(' '));
}

export function parseFacetState(cookie: string | undefined): FacetState {
  const [first, ...turned] = decode(cookie ?? '').split(' ');
  return { isOpen: first !== 'closed', turned: turned.filter((name) => name !== '').slice(0, mostTurned) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
