import { isObject, type JsonObject } from '../parse-record.ts';
import { textOf } from '../read-field.ts';
import { serviceName } from '../service-names.ts';
import { type Call, listed, type Phrase, shorten } from './call.ts';

/** Names of parameters that say what a call is about, the most telling first. */
const telling = [
  /arn$/i,
  /^(bucket|function|table|db|stack|cluster|repository|queue|topic|stream|trail|role|user|group|policy|key|secret|file|instance|volume|snapshot|image|project|domain|api|rule|alarm|log)[a-z]*(name|id|identifier|url)$/i,
  /^name$/i,
  /name$/i,
  /(id|identifier)$/i,
];
const untelling =
  /token|client|request|marker|session|next|max|caller|owner|version|account|authorization|signature|host|x-amz|method|page/i;
const deepest = 4;

/** "called DescribeInstances in EC2 on i-0abc": what can be said of any call. */
export function generalPhrase(call: Call): Phrase {
  const service = call.service === '' ? '' : ` in ${serviceName(call.service)}`;
  const target = targetOf(call);
  const on = target === null ? '' : ` on ${target}`;
  if (call.name === '') return { did: `made a call${service}${on}`, tried: `make a call${service}${on}` };
  const what = `${shorten(call.name)}${service}${on}`;
  return { did: `called ${what}`, tried: `call ${what}` };
}

/** The values of the most telling parameter; of all that lists have under its name. */
function targetOf({ request, record }: Call): string | null {
  const found = new Map<string, string[]>();
  collect(request, 0, found);
  for (const pattern of telling) {
    for (const [key, values] of found)
      if (pattern.test(key) && !untelling.test(key)) return listed([...new Set(values)]);
  }
  const [resource] = Array.isArray(record.resources) ? record.resources : [];
  const arn = isObject(resource) ? (textOf(resource.ARN) ?? textOf(resource.arn)) : null;
  return arn === null ? null : shorten(arn);
}

function collect(value: JsonObject, depth: number, into: Map<string, string[]>): void {
  for (const [key, held] of Object.entries(value)) {
    for (const each of Array.isArray(held) ? held : [held]) {
      if (typeof each === 'string' && each !== '' && each.length <= 256 && !/^\*+$/.test(each))
        into.set(key, [...(into.get(key) ?? []).slice(0, 50), each]);
      else if (isObject(each) && depth < deepest) collect(each, depth + 1, into);
    }
  }
}
