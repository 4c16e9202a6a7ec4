import { type IdentityType, identityTypes } from './enums.ts';
import type { JsonObject } from './parse-record.ts';
import { objectOf, textOf } from './read-field.ts';

const typeByName = new Map<string, IdentityType>(identityTypes.map((type) => [type.toLowerCase(), type]));
// `none` and `other` are Spoor's own words.
typeByName.set('none', 'other');

/** userIdentity.type, whatever its case. */
export function identityTypeOf(identity: JsonObject): IdentityType {
  const type = textOf(identity.type);
  return type === null ? 'none' : (typeByName.get(type.toLowerCase()) ?? 'other');
}

/** The user name that CloudTrail writes when somebody typed one that does not exist. */
const hiddenUser = 'HIDDEN_DUE_TO_SECURITY_REASONS';

const issuerArn = (identity: JsonObject) =>
  textOf(objectOf(objectOf(identity.sessionContext).sessionIssuer).arn);
const arn = (identity: JsonObject) => textOf(identity.arn);
const account = (identity: JsonObject) => textOf(identity.accountId);
const principalId = (identity: JsonObject) => textOf(identity.principalId);
const userName = (identity: JsonObject) => textOf(identity.userName);
const invokedBy = (identity: JsonObject) => textOf(identity.invokedBy);
const centerUser = (identity: JsonObject) => textOf(objectOf(identity.onBehalfOf).userId);

/** `arn:aws:iam::<account>:root`, in the partition of the record's own ARN. */
function rootArn(identity: JsonObject): string | null {
  const own = arn(identity);
  if (own?.endsWith(':root')) return own;
  const id = account(identity);
  return id === null ? own : `arn:${own?.split(':')[1] ?? 'aws'}:iam::${id}:root`;
}

/** Failed console sign-ins name a user without an ARN; it is the ARN of users without a path. */
function userArn(identity: JsonObject): string | null {
  const name = userName(identity);
  const id = account(identity);
  if (name === null || id === null || name === hiddenUser) return name;
  return `arn:aws:iam::${id}:user/${name}`;
}

/** `arn:aws:iam::1:role/R` for `arn:aws:sts::1:assumed-role/R/session`; the path is not in it. */
export function roleOfSession(identity: JsonObject): string | null {
  const match = /^arn:([^:]*):sts::([^:]*):assumed-role\/([^/]+)/.exec(arn(identity) ?? '');
  return match === null ? null : `arn:${match[1]}:iam::${match[2]}:role/${match[3]}`;
}

type Rule = (identity: JsonObject) => string | null;

/**
 * Who acted, by userIdentity.type: the first rule that finds something, first for `principal`
 * (stable across sessions), then for `actor` (the session). After them every type falls back to
 * arn, principalId, userName, invokedBy.
 */
const rules: Readonly<
  Record<IdentityType, { readonly principal: readonly Rule[]; readonly actor: readonly Rule[] }>
> = {
  Root: { principal: [rootArn], actor: [arn, rootArn] },
  IAMUser: { principal: [arn, userArn], actor: [arn, userArn] },
  // The role, not the session: sessionIssuer names it with its path.
  AssumedRole: { principal: [issuerArn, roleOfSession], actor: [arn, principalId] },
  Role: { principal: [arn, issuerArn], actor: [arn, principalId] },
  // The federated name is the person; the issuer is the user whose key made the session.
  FederatedUser: { principal: [arn, issuerArn], actor: [arn] },
  Directory: { principal: [arn, userName], actor: [arn, userName] },
  // The role owner's view of a caller from elsewhere: only principalId and accountId.
  AWSAccount: { principal: [account, principalId], actor: [arn, principalId, account] },
  AWSService: { principal: [invokedBy], actor: [invokedBy] },
  IdentityCenterUser: { principal: [centerUser, principalId, userName], actor: [userName, centerUser] },
  // principalId holds provider and subject; userName alone repeats between providers.
  SAMLUser: { principal: [principalId, userName], actor: [principalId, userName] },
  WebIdentityUser: { principal: [principalId, userName], actor: [principalId, userName] },
  Unknown: { principal: [arn, centerUser, userName, principalId], actor: [arn, userName, principalId] },
  none: { principal: [arn, invokedBy], actor: [arn, invokedBy] },
  other: { principal: [issuerArn, arn], actor: [arn] },
};
const fallback: readonly Rule[] = [arn, principalId, userName, invokedBy];

export interface Identity {
  readonly identityType: IdentityType;
  readonly principal: string | null;
  readonly actor: string | null;
  readonly accessKeyId: string | null;
  readonly account: string | null;
  readonly mfa: boolean;
}

/** What userIdentity says (CloudTrail userIdentity element), for any shape it comes in, null included. */
export function readIdentity(userIdentity: unknown): Identity {
  const identity = objectOf(userIdentity);
  const identityType = identityTypeOf(identity);
  const { principal, actor } = rules[identityType];
  const attributes = objectOf(objectOf(identity.sessionContext).attributes);
  return {
    identityType,
    principal: first(principal, identity),
    actor: first(actor, identity),
    accessKeyId: textOf(identity.accessKeyId),
    account: account(identity),
    mfa: String(attributes.mfaAuthenticated).toLowerCase() === 'true',
  };
}

function first(wanted: readonly Rule[], identity: JsonObject): string | null {
  for (const rule of wanted) {
    const found = rule(identity);
    if (found !== null) return found;
  }
  for (const rule of fallback) {
    const found = rule(identity);
    if (found !== null) return found;
  }
  return null;
}
