import { isObject, type JsonObject } from '../cloudtrail/parse-record.ts';
import { isTrue, objectOf, textOf } from '../cloudtrail/read-field.ts';

/** A session tag as the issuing call has it (IAM user guide, "Pass session tags in AWS STS"). */
export interface SessionTag {
  readonly key: string;
  readonly value: string;
  /** `own`: of this call; `transitive`: of this call, for all sessions after it; `inherited`: of a session before. */
  readonly reach: 'own' | 'transitive' | 'inherited';
}

/** With what limits a call handed out credentials. */
export interface Grant {
  readonly tags: SessionTag[];
  /** Seconds that were asked for. */
  readonly duration: number | null;
  readonly externalId: string | null;
  /** Managed session policies, by ARN; an inline one is only known to be there. */
  readonly policies: string[];
  readonly inlinePolicy: boolean;
}

/** How a session's own records say that its credentials reached the caller. */
export interface Delivery {
  /** sessionCredentialFromConsole. */
  readonly console: boolean;
  /** The service that called with them. */
  readonly invokedBy: string | null;
  /** sessionContext.ec2RoleDelivery: the version of the instance's metadata service. */
  readonly ec2: string | null;
}

const maxTags = 50;

/** Never throws, whatever the record holds. */
export function readGrant(issuing: JsonObject): Grant {
  const request = objectOf(issuing.requestParameters);
  const transitive = new Set(textsOf(request.transitiveTagKeys));
  const own = [...pairsOf(request.tags), ...pairsOf(request.principalTags)];
  const duration = Number(textOf(request.durationSeconds) ?? 'none');
  return {
    tags: [
      ...own.map(([key, value]) => ({
        key,
        value,
        reach: transitive.has(key) ? ('transitive' as const) : ('own' as const),
      })),
      ...pairsOf(request.incomingTransitiveTags).map(([key, value]) => ({
        key,
        value,
        reach: 'inherited' as const,
      })),
    ].slice(0, maxTags),
    duration: Number.isFinite(duration) ? duration : null,
    externalId: textOf(request.externalId),
    policies: listOf(request.policyArns).flatMap((each) => textOf(isObject(each) ? each.arn : each) ?? []),
    inlinePolicy: request.policy !== undefined && request.policy !== null,
  };
}

/** What one of a session's records says of how it came by its credentials. */
export function readDelivery(record: JsonObject): Delivery {
  const identity = objectOf(record.userIdentity);
  return {
    console: isTrue(record.sessionCredentialFromConsole),
    invokedBy: textOf(identity.invokedBy),
    ec2: textOf(objectOf(identity.sessionContext).ec2RoleDelivery),
  };
}

/** Tags come as `[{key, value}]`, in either case, or as one object. */
function pairsOf(tags: unknown): [string, string][] {
  if (isObject(tags)) return Object.entries(tags).map(([key, value]) => [key, textOf(value) ?? '']);
  return listOf(tags).flatMap((tag) => {
    if (!isObject(tag)) return [];
    const key = textOf(tag.key ?? tag.Key);
    return key === null ? [] : [[key, textOf(tag.value ?? tag.Value) ?? '']];
  });
}

function textsOf(list: unknown): string[] {
  return listOf(list).flatMap((each) => textOf(each) ?? []);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
