import { maskSessionTokens } from '#lib/core/cloudtrail/mask-session-tokens.ts';
import type { EventDetailResponse } from '#lib/core/contract/events.ts';
import { parseJson } from '#lib/core/json/flatten-json.ts';

/** An event's detail with its raw record made fit to be shown. */
export interface ShownDetail extends EventDetailResponse {
  /** The record as delivered but for session tokens. */
  readonly shown: string;
  /** How many tokens were masked in it. */
  readonly masked: number;
  /** `shown`, parsed; null where it is no JSON. */
  readonly record: unknown;
}

export function readRecord(raw: string): Pick<ShownDetail, 'shown' | 'masked' | 'record'> {
  const { text, masked } = maskSessionTokens(raw);
  return { shown: text, masked, record: parseJson(text) };
}

/** A string at the top of the record, as the record spells it. */
export function topString(record: unknown, key: string): string | null {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, key)) return null;
  const value = (record as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : null;
}
