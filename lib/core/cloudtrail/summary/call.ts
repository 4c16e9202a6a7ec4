import type { EventRow } from '../../contract/events.ts';
import { isObject, type JsonObject } from '../parse-record.ts';
import { objectOf, textOf } from '../read-field.ts';

/** What a summary is made of beside the record: an event's row. */
export type Fact = Pick<
  EventRow,
  | 'identityType'
  | 'principal'
  | 'actor'
  | 'account'
  | 'eventName'
  | 'eventSource'
  | 'sourceIPAddress'
  | 'userAgent'
  | 'outcome'
  | 'errorCode'
  | 'eventCategory'
>;

/** A call as phrases read it: its parts are objects whatever the record holds. */
export interface Call {
  readonly fact: Fact;
  readonly name: string;
  /** `s3` for `s3.amazonaws.com`. */
  readonly service: string;
  readonly request: JsonObject;
  readonly response: JsonObject;
  readonly extra: JsonObject;
  readonly record: JsonObject;
}

export function toCall(fact: Fact, service: string, record: unknown): Call {
  const whole = objectOf(record);
  return {
    fact,
    name: fact.eventName ?? '',
    service,
    request: objectOf(whole.requestParameters),
    response: objectOf(whole.responseElements),
    extra: objectOf(whole.additionalEventData),
    record: whole,
  };
}

/** What a call does, so that it can be said of one that worked and of one that did not. */
export interface Phrase {
  /** "assumed the role EC2-dev". */
  readonly did: string;
  /** "assume the role EC2-dev", after "tried to". */
  readonly tried: string;
}

/** Null where the phrases of a service do not know the call. */
export type Phrasing = (call: Call) => Phrase | null;

const maxShown = 3;
const maxLength = 120;

/** Scalars at a path, lists walked through, as text; each once. */
export function valuesAt(within: JsonObject, path: string): string[] {
  let here: unknown[] = [within];
  for (const key of path.split('.')) {
    here = here.flatMap((value) => {
      const next = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
      return Array.isArray(next) ? next : [next];
    });
  }
  return [...new Set(here.flatMap((value) => textOf(value) ?? []))];
}

/** `a`, `a and b`, `a, b, c and 4 more`; long values are cut. */
export function listed(values: readonly string[]): string {
  const short = values.slice(0, maxShown).map(shorten);
  const more = values.length - short.length;
  if (more > 0) return `${short.join(', ')} and ${more} more`;
  return short.length < 2 ? (short[0] ?? '') : `${short.slice(0, -1).join(', ')} and ${short.at(-1)}`;
}

export function shorten(value: string): string {
  return value.length <= maxLength ? value : `${value.slice(0, maxLength).toWellFormed()}…`;
}

/** `EC2-dev in 111122223333` for a role's ARN; other text as it is. */
export function readableRole(arn: string): string {
  const match = /^arn:[^:]*:iam::(\d*):role\/(?:.*\/)?([^/]+)$/s.exec(arn);
  return match === null ? shorten(arn) : `${shorten(match[2] ?? '')} in ${match[1]}`;
}

/** The last part of an ARN: what people call the thing. */
export function lastName(arn: string): string {
  return shorten(arn.startsWith('arn:') ? (arn.split(/[:/]/).at(-1) ?? arn) : arn);
}
