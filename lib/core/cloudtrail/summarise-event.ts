import type { EventRow } from '../contract/events.ts';
import { readableAgent } from './readable-agent.ts';
import { readablePrincipal, shortService } from './readable-principal.ts';

type Fact = Pick<
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

/**
 * One plain sentence: who did what, to which target, from where, with what, and how it ended.
 * `record` is the parsed raw record where it is at hand: it adds the target of an AssumeRole.
 */
export function summariseEvent(event: Fact, record: unknown = null): string {
  const action = [sayAction(event), sayTarget(record), sayOrigin(event)].filter(Boolean).join(' ');
  return `${saySubject(event)} ${action}: ${sayOutcome(event)}.`;
}

function saySubject(event: Fact): string {
  const { name, session, kind, account } = readablePrincipal(event);
  const where = account === null ? '' : ` in ${account}`;
  if (event.eventCategory === 'Insight') return `CloudTrail Insights${where}`;
  if (event.identityType === 'Root')
    return account === null ? 'The root user' : `The root user of ${account}`;
  if (event.identityType === 'AWSService') return `The AWS service ${name}`;
  if (event.actor === null && event.principal === null)
    return `A caller that the record does not name${where}`;
  if (session !== null) return `Session ${session} of the role ${name}${where}`;
  return `${name}, ${kind}${where},`;
}

function sayAction(event: Fact): string {
  const service = event.eventSource === null ? '' : ` in ${shortService(event.eventSource)}`;
  if (event.eventCategory === 'Insight') return 'noticed unusual activity';
  if (event.eventName === null) return `made a call${service}`;
  if (event.eventName === 'ConsoleLogin') return 'signed in to the console';
  return `called ${event.eventName}${service}`;
}

function sayTarget(record: unknown): string {
  const arn = read(read(record, 'requestParameters'), 'roleArn');
  const role = typeof arn === 'string' ? /^arn:[^:]*:iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(arn) : null;
  return role === null ? '' : `for the role ${role[2]} in ${role[1]}`;
}

function sayOrigin(event: Fact): string {
  const source = event.sourceIPAddress;
  const from = source === null || source === 'AWS Internal' ? '' : `from ${source}`;
  const agent = event.userAgent === null ? null : readableAgent(event.userAgent);
  const internal = agent === 'an AWS service' || source === 'AWS Internal';
  if (internal) return from === '' ? 'from inside AWS' : from;
  return [from, agent === null ? '' : `with ${agent}`].filter(Boolean).join(' ');
}

function sayOutcome(event: Fact): string {
  if (event.outcome === 'success') return 'success';
  return event.errorCode === null || event.errorCode === ''
    ? event.outcome
    : `${event.outcome} (${event.errorCode})`;
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
