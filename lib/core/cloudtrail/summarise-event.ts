import { readableAgent } from './readable-agent.ts';
import { readablePrincipal, shortService } from './readable-principal.ts';
import { serviceName } from './service-names.ts';
import { type Call, type Fact, type Phrase, type Phrasing, toCall } from './summary/call.ts';
import { phraseCognito } from './summary/cognito.ts';
import { generalPhrase } from './summary/general.ts';
import { phraseIam } from './summary/iam.ts';
import { sayInsight } from './summary/insight.ts';
import { phraseOther } from './summary/other-services.ts';
import { endingOf } from './summary/outcome-words.ts';
import { phraseS3 } from './summary/s3.ts';
import { phraseSignIn } from './summary/sign-in.ts';
import { phraseSts } from './summary/sts.ts';

/**
 * One plain sentence: who did what, to which target, from where, with what, and how it ended where
 * that was not well. `record` is the parsed raw record where it is at hand; without it the sentence
 * knows no target. Text from the log stands in it as it is: it is shown as any other value.
 */
export function summariseEvent(fact: Fact, record: unknown = null): string {
  const call = toCall(fact, fact.eventSource === null ? '' : shortService(fact.eventSource), record);
  if (fact.eventCategory === 'Insight') return `${sayInsight(call)}.`;
  const { did, tried } = phraseOf(call);
  const where = sayOrigin(fact);
  const subject = saySubject(call);
  if (fact.outcome === 'success') return `${subject} ${joined(did, where)}.`;
  return `${subject} tried to ${joined(tried, where)}${endingOf(call)}.`;
}

const byService: Readonly<Record<string, Phrasing>> = {
  sts: phraseSts,
  iam: phraseIam,
  s3: phraseS3,
  signin: phraseSignIn,
  sso: phraseSignIn,
  'cognito-idp': phraseCognito,
  'cognito-identity': phraseCognito,
};

function phraseOf(call: Call): Phrase {
  const phrasing = Object.hasOwn(byService, call.service) ? byService[call.service] : phraseOther;
  return phrasing?.(call) ?? generalPhrase(call);
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function saySubject(call: Call): string {
  const { fact, name: operation } = call;
  const { name, session, kind, account } = readablePrincipal(fact);
  const where = account === null ? '' : ` in ${account}`;
  if (fact.identityType === 'Root') return account === null ? 'The root user' : `The root user of ${account}`;
  if (fact.identityType === 'AWSService') return `The AWS service ${serviceName(name)}`;
  if (fact.principal === 'HIDDEN_DUE_TO_SECURITY_REASONS')
    return `Somebody with a user name that is not known${where}`;
  if (fact.actor === null && fact.principal === null) {
    if (call.service === 'cognito-idp' || call.service === 'cognito-identity') return 'A user of an app';
    if (operation === 'UserAuthentication') return `A user${where}`;
    return `A caller that the record does not name${where}`;
  }
  if (fact.identityType === 'AWSAccount') return `A principal of ${accountOf(fact)}`;
  if (session !== null) return `Session ${session} of the role ${name}${where}`;
  // `<hash of the provider>:<user>`: the part that a person knows.
  const known = fact.identityType === 'SAMLUser' ? name.replace(/^[^:]+:(?=.)/, '') : name;
  return `${known}, ${kind}${where},`;
}

/** The role owner's view of a caller from elsewhere. */
function accountOf({ principal, account }: Fact): string {
  const id = principal !== null && /^\d{12}$/.test(principal) ? principal : account;
  return id === null ? 'another account' : `the account ${id}`;
}

function sayOrigin(fact: Fact): string {
  const source = fact.sourceIPAddress;
  const from = source === null || source === 'AWS Internal' ? '' : `from ${source}`;
  const agent = fact.userAgent === null ? null : readableAgent(fact.userAgent);
  const internal = agent === 'an AWS service' || source === 'AWS Internal';
  if (internal) return from === '' ? 'from inside AWS' : from;
  return joined(from, agent === null ? '' : `with ${agent}`);
}
