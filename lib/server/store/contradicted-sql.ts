import { clockMs, startsSession } from '#lib/core/roles/contradictions.ts';
import { kind, principalOfKey } from './session-codes.ts';

/** Constants of SQL, never input. */

const clock = `interval '${clockMs} milliseconds'`;
const kinds = startsSession.map(kind).join(', ');
/** As lastOfArn. */
const last = (arn: string) => `regexp_replace(${arn}, '^arn:.*/([^/]+)$', '\\1')`;

/**
 * Whether issuance and session, joined by a key, contradict each other; `contradictions` says the same in words.
 * Names are looked up only where the principal is not the one that the call answered with.
 */
export const contradicted = (issuance: string, session: string) => `(
  (${issuance}.kind IN (${kinds}) AND ${issuance}.event_time > '-infinity'
    AND ${session}.created NOT BETWEEN ${issuance}.event_time - ${clock} AND ${issuance}.event_time + ${clock})
  OR (${session}.principal IS DISTINCT FROM ${issuance}.issued_principal AND EXISTS (
    SELECT FROM dictionary AS own, dictionary AS handed, dictionary AS named
    WHERE own.id = ${session}.role_id AND handed.id = ${issuance}.role_id AND named.id = ${session}.id
      AND (${last('own.value')} <> ${last('handed.value')} OR ${issuance}.session_name <> coalesce(
        substring(${principalOfKey('named.value')} FROM ':(.*)$'), '')))))`;
