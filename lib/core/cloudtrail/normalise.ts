import { readIssuance } from '../roles/read-issuance.ts';
import { readCaller } from './caller.ts';
import { cleanText } from './clean-text.ts';
import type { EventCategory, ReadOnlyState } from './enums.ts';
import { baseEventName } from './event-name.ts';
import { EventFlag, type NormalisedEvent } from './normalised-event.ts';
import { readHistoryOutcome, readOutcome } from './outcome.ts';
import type { JsonObject } from './parse-record.ts';
import { isTrue, objectOf, textOf } from './read-field.ts';
import { readTerms } from './terms.ts';
import { parseEventTime } from './time.ts';

/** Minor version of the newest record format that this build knows. */
const newestMinor = 11;

/**
 * Derives from a parsed CloudTrail record what lists, charts and facets ask for. Takes any object
 * whatever its fields hold, and never throws. `envelopeTime` stands in for a missing eventTime,
 * `reading` are bits of `EventFlag` about how the record was read.
 */
export function normalise(record: JsonObject, envelopeTime?: string, reading = 0): NormalisedEvent {
  const caller = readCaller(record.userIdentity);
  const { identity } = caller;
  let cleaned = caller.cleaned;
  const clean = (text: string | null): string | null => {
    if (text === null) return null;
    const kept = cleanText(text);
    if (kept !== text) cleaned = true;
    return kept;
  };
  const insight = objectOf(record.insightDetails);
  const eventName = textOf(record.eventName) ?? textOf(insight.eventName);
  const terms = readTerms(record);
  const { outcome, errorCode } =
    reading & EventFlag.fromHistoryCsv ? readHistoryOutcome(record) : readOutcome(record);
  const recordTime = parseEventTime(record.eventTime);
  const eventTime = recordTime ?? parseEventTime(envelopeTime);
  // Aggregated events spell their id differently and name their account at the top.
  const aggregated = record.eventType === 'AwsAggregatedEvent';
  let flags = reading;
  if (terms.cleaned) flags |= EventFlag.cleaned;
  if (terms.cut) flags |= EventFlag.termsCut;
  if (identity.mfa) flags |= EventFlag.mfa;
  if (isConsole(record)) flags |= EventFlag.console;
  if (isNewer(record.eventVersion)) flags |= EventFlag.newerVersion;
  return {
    eventTime,
    timeOrigin: recordTime !== null ? 'record' : eventTime !== null ? 'envelope' : 'none',
    eventID: clean(textOf(record.eventID) ?? (aggregated ? textOf(record.eventId) : null)),
    requestID: clean(textOf(record.requestID)),
    sharedEventID: clean(textOf(record.sharedEventID)),
    eventCategory: categoryOf(record),
    eventType: clean(textOf(record.eventType)),
    eventSource: clean(textOf(record.eventSource) ?? textOf(insight.eventSource)),
    eventName: clean(eventName === null ? null : baseEventName(eventName)),
    awsRegion: clean(textOf(record.awsRegion)),
    account: clean(
      textOf(record.recipientAccountId) ?? identity.account ?? (aggregated ? textOf(record.accountId) : null),
    ),
    identityType: identity.identityType,
    principal: identity.principal,
    actor: identity.actor,
    accessKeyId: identity.accessKeyId,
    session: caller.session,
    issuance: readIssuance(record),
    sourceIPAddress: clean(textOf(record.sourceIPAddress)),
    userAgent: clean(textOf(record.userAgent)),
    outcome,
    errorCode: clean(errorCode),
    readOnly: readOnlyOf(record.readOnly),
    terms: terms.terms,
    // Last: by now it is known whether a text had to be cleaned.
    flags: cleaned ? flags | EventFlag.cleaned : flags,
  };
}

const categories: Readonly<Record<string, EventCategory>> = {
  management: 'Management',
  data: 'Data',
  networkactivity: 'NetworkActivity',
  insight: 'Insight',
  aggregated: 'Aggregated',
};

/** eventCategory, else what eventType and managementEvent (1.06) tell. */
function categoryOf(record: JsonObject): EventCategory {
  const category = record.eventCategory;
  if (category === 'Management') return 'Management';
  const own = textOf(category);
  if (own !== null) {
    const key = own.toLowerCase();
    return Object.hasOwn(categories, key) ? (categories[key] ?? 'other') : 'other';
  }
  const type = textOf(record.eventType)?.toLowerCase() ?? '';
  if (type === 'awscloudtrailinsight') return 'Insight';
  if (type.startsWith('awsvpceevent')) return 'NetworkActivity';
  const { managementEvent } = record;
  return managementEvent === false || textOf(managementEvent)?.toLowerCase() === 'false'
    ? 'Data'
    : 'Management';
}

function readOnlyOf(value: unknown): ReadOnlyState {
  if (isTrue(value)) return 'true';
  return value === false || textOf(value)?.toLowerCase() === 'false' ? 'false' : 'unknown';
}

/** Through the AWS console: by the record's own word (1.08), or by who passed the call on. */
function isConsole(record: JsonObject): boolean {
  const identity = objectOf(record.userIdentity);
  if (isTrue(record.sessionCredentialFromConsole)) return true;
  if (identity.invokedBy === 'signin.amazonaws.com' || record.sourceIPAddress === 'signin.amazonaws.com')
    return true;
  const type = record.eventType;
  if (typeof type === 'string' && type.length === 16 && type.toLowerCase().startsWith('awsconsole'))
    return true;
  const agent = record.userAgent;
  if (typeof agent !== 'string') return false;
  return /^\[?(?:console\.|signin\.amazonaws\.com|S3Console|AWS Console|AWSConsole)/i.test(agent);
}

/** Major 1 with a minor beyond `newestMinor`; compared as an integer, as 1.1 is not 1.10. */
function isNewer(version: unknown): boolean {
  const text = textOf(version);
  if (text === null || !text.startsWith('1.')) return false;
  return Number(text.slice(2)) > newestMinor;
}
