import { isObject } from '../parse-record.ts';
import { objectOf, textOf } from '../read-field.ts';
import { serviceName } from '../service-names.ts';
import type { Call } from './call.ts';

/** CloudTrail Insights: `insightDetails` says what is unusual, and how far from what is usual. */
export function sayInsight({ record, fact }: Call): string {
  const details = objectOf(record.insightDetails);
  const state = textOf(details.state)?.toLowerCase();
  const name = textOf(details.eventName) ?? fact.eventName;
  const source = textOf(details.eventSource)?.replace(/\.amazonaws\.com$/, '');
  const errors = textOf(details.insightType) === 'ApiErrorRateInsight';
  const code = textOf(details.errorCode);
  const calls =
    name === null ? 'calls' : `calls of ${name}${source === undefined ? '' : ` in ${serviceName(source)}`}`;
  const what = errors ? `errors${code === null ? '' : ` (${code})`} of ${calls}` : calls;
  const verb = state === 'end' ? 'The end of an unusual rate of' : 'An unusual rate of';
  return `${verb} ${what}${rates(details)}`;
}

function rates(details: Record<string, unknown>): string {
  const statistics = objectOf(objectOf(details.insightContext).statistics);
  const average = (part: unknown) => (isObject(part) ? textOf(part.average) : null);
  const [now, before] = [average(statistics.insight), average(statistics.baseline)];
  if (now === null || before === null) return '';
  const round = (text: string) => Number(Number(text).toPrecision(3)).toString();
  return `: ${round(now)} a minute, ${round(before)} as a rule`;
}
