import type { Outcome } from './enums.ts';
import { isObject, type JsonObject } from './parse-record.ts';
import { objectOf, textOf } from './read-field.ts';

/** Codes by which AWS services refuse for want of permission, prefixes such as `Client.` included. */
const deniedCode =
  /access.?denied|unauthori[sz]ed|forbidden|not.?authori[sz]ed|authfailure|authorizationerror|insufficient.?(permission|privilege)/i;
const deniedMessage = /not authorized|access denied|explicit deny|unauthorized/i;
const maxShort = 80;

export interface OutcomeOfCall {
  readonly outcome: Outcome;
  readonly errorCode: string | null;
}

const success: OutcomeOfCall = { outcome: 'success', errorCode: null };

/**
 * What became of the call. An empty errorCode is no error; an errorMessage without a code is one;
 * sign-in services put the outcome into responseElements or serviceEventDetails instead, and
 * Cognito's hosted UI into an HTTP status (CLOUDTRAIL facts, "Sign-in" and "Cognito").
 */
export function readOutcome(record: JsonObject): OutcomeOfCall {
  const message = textOf(record.errorMessage);
  const code = textOf(record.errorCode);
  if (code !== null) return { outcome: isDenied(record, code) ? 'denied' : 'failed', errorCode: code };
  if (message !== null) {
    // Such messages name the caller and the resource: each would be an error of its own.
    if (deniedMessage.test(message)) return { outcome: 'denied', errorCode: 'Not authorized' };
    return { outcome: 'failed', errorCode: shorten(message) };
  }
  return signInFailure(record) ?? hostedUiFailure(record) ?? success;
}

/**
 * The same for a row of the console's CSV, which has error codes but neither messages nor answers:
 * of a sign-in it does not say how it ended, unless the user name is the mask of one that does not exist.
 */
export function readHistoryOutcome(record: JsonObject): OutcomeOfCall {
  if (textOf(record.errorCode) !== null) return readOutcome(record);
  if (objectOf(record.userIdentity).userName === 'HIDDEN_DUE_TO_SECURITY_REASONS')
    return { outcome: 'failed', errorCode: 'Failure' };
  const type = textOf(record.eventType) ?? '';
  const answers = /^AwsConsoleSignIn$/i.test(type) || record.eventSource === 'signin.amazonaws.com';
  return answers ? { outcome: 'unknown', errorCode: null } : success;
}

function isDenied(record: JsonObject, code: string): boolean {
  // Cognito says NotAuthorizedException for a wrong password: a failed sign-in, not a refused call.
  if (record.eventSource === 'cognito-idp.amazonaws.com' && code === 'NotAuthorizedException') return false;
  return deniedCode.test(code);
}

/** `{"ConsoleLogin": "Failure"}` under the event's own name. */
function signInFailure(record: JsonObject): OutcomeOfCall | null {
  const name = textOf(record.eventName);
  if (name === null) return null;
  return saysFailure(record.responseElements, name) || saysFailure(record.serviceEventDetails, name)
    ? { outcome: 'failed', errorCode: 'Failure' }
    : null;
}

/** Most calls have no answer, and to look a name up in nothing costs as much as in something. */
function saysFailure(part: unknown, name: string): boolean {
  if (!isObject(part)) return false;
  const result = Object.hasOwn(part, name) ? part[name] : undefined;
  return typeof result === 'string' && /^fail(ure|ed)$/i.test(result);
}

/** additionalEventData.responseParameters.status of 400 and up; it comes as 400, 400.0 and "400". */
function hostedUiFailure(record: JsonObject): OutcomeOfCall | null {
  if (record.eventSource !== 'cognito-idp.amazonaws.com') return null;
  const answer = objectOf(objectOf(record.additionalEventData).responseParameters);
  const raw = Array.isArray(answer.status) ? answer.status[0] : answer.status;
  const status = Number(textOf(raw) ?? Number.NaN);
  return status >= 400 && status < 600
    ? { outcome: 'failed', errorCode: `HTTP ${Math.floor(status)}` }
    : null;
}

/** The first sentence. */
function shorten(message: string): string {
  const sentence = (message.split(/[.;](?:\s|$)|\n/, 1)[0] ?? '').trim() || message.trim();
  return sentence.length > maxShort ? `${sentence.slice(0, maxShort - 1).trimEnd()}…` : sentence;
}
