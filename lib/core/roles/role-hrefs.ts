import { formatView } from '../view/codec.ts';
import { defaultView, type View } from '../view/view.ts';

function href(path: string, parameters: Record<string, string>, view: Partial<View>): string {
  const query = [new URLSearchParams(parameters).toString(), formatView({ ...defaultView, ...view })]
    .filter((part) => part !== '')
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}

/** The list of sessions under a View. */
export const rolesHref = (view: Partial<View> = {}): string => href('/roles', {}, view);
/** The page of one session, named by its key. `zone` as a View has it. */
export const sessionHref = (key: string, zone?: string): string => about('session', key, zone);
export const graphHref = (key: string, zone?: string): string => about('graph', key, zone);
export const reachHref = (key: string, zone?: string): string => about('reach', key, zone);
export const missingHref = (zone?: string): string => href('/roles/missing', {}, zoned(zone));
export const trustHref = (view: Partial<View> = {}): string => href('/roles/trust', {}, view);

function about(page: string, key: string, zone: string | undefined): string {
  return href(`/roles/${page}`, { key }, zoned(zone));
}

function zoned(zone: string | undefined): Partial<View> {
  return zone === undefined ? {} : { zone };
}
