/**
 * Small closed sets, stored as their index in a smallint column. Append only: an index, once
 * stored, keeps its meaning.
 */

/**
 * What became of the call. `denied` is the access-denied family, `failed` every other error;
 * `unknown` where the delivered form does not say (sign-ins in the console's CSV).
 */
export const outcomes = ['success', 'denied', 'failed', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

/** userIdentity.type (CloudTrail record reference). `none`: no userIdentity or no type in it. */
export const identityTypes = [
  'none',
  'Root',
  'IAMUser',
  'AssumedRole',
  'Role',
  'FederatedUser',
  'Directory',
  'AWSAccount',
  'AWSService',
  'IdentityCenterUser',
  'SAMLUser',
  'WebIdentityUser',
  'Unknown',
  'other',
] as const;
export type IdentityType = (typeof identityTypes)[number];

/**
 * eventCategory. Records before eventVersion 1.07 have none and are Management unless typed otherwise.
 * `Aggregated` records sum up the data events of five minutes.
 */
export const eventCategories = [
  'Management',
  'Data',
  'NetworkActivity',
  'Insight',
  'other',
  'Aggregated',
] as const;
export type EventCategory = (typeof eventCategories)[number];

/** readOnly: absent before eventVersion 1.01. */
export const readOnlyStates = ['unknown', 'true', 'false'] as const;
export type ReadOnlyState = (typeof readOnlyStates)[number];

/** Where eventTime came from. `none` events live outside the timeline, in a list of their own. */
export const timeOrigins = ['record', 'envelope', 'none'] as const;
export type TimeOrigin = (typeof timeOrigins)[number];
