import { identityTypes } from '#lib/core/cloudtrail/enums.ts';
import { grades, issuanceKinds, sessionKinds } from '#lib/core/roles/session-kinds.ts';

/** Closed sets as the tables of sessions hold them, for constants of SQL. */

export const grade = (name: (typeof grades)[number]) => grades.indexOf(name);
export const kind = (name: (typeof issuanceKinds)[number]) => issuanceKinds.indexOf(name);
export const ofKind = (name: (typeof sessionKinds)[number]) => sessionKinds.indexOf(name);
export const type = (name: (typeof identityTypes)[number]) => identityTypes.indexOf(name);

/** The principalId in a session's key, as principalIn has it; a key without a date or sign-in stays as it is. */
export const principalOfKey = (key: string) => `regexp_replace(${key}, '@[^@]*$', '')`;

/** Clocks of two services may be a second apart; creationDate has whole seconds. */
export const near = "interval '1 second'";
