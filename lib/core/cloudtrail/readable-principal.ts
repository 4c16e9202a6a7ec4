import type { IdentityType } from './enums.ts';

/** A principal as people say it: `name` alone, or `name` (a role) and `session`. */
export interface ReadablePrincipal {
  readonly name: string;
  /** Role session or federated session name. */
  readonly session: string | null;
  /** What it is, with its article: "an IAM user". */
  readonly kind: string;
  readonly account: string | null;
}

interface Who {
  readonly identityType: IdentityType;
  readonly principal: string | null;
  readonly actor: string | null;
  readonly account: string | null;
}

const kinds: Record<IdentityType, string> = {
  none: 'an unnamed caller',
  Root: 'the root user',
  IAMUser: 'an IAM user',
  AssumedRole: 'a role session',
  Role: 'a role',
  FederatedUser: 'a federated user',
  Directory: 'a directory user',
  AWSAccount: 'a principal of another account',
  AWSService: 'an AWS service',
  IdentityCenterUser: 'an IAM Identity Center user',
  SAMLUser: 'a user of a SAML provider',
  WebIdentityUser: 'a user of a web identity provider',
  Unknown: 'a caller of unknown type',
  other: 'a caller',
};

const arnPattern = /^arn:[^:]*:[^:]*:[^:]*:(\d*):(.+)$/s;

/** ARN shapes are those of the IAM guide's "IAM identifiers"; anything else is shown as it is. */
export function readablePrincipal(who: Who): ReadablePrincipal {
  const text = who.actor ?? who.principal;
  const kind = kinds[who.identityType];
  if (text === null) return { name: 'not recorded', session: null, kind, account: who.account };
  const arn = arnPattern.exec(text);
  if (arn === null) {
    const plain = text.replace(/\.amazonaws\.com(\.cn)?$/, '');
    const isAccount = /^\d{12}$/.test(text);
    return { name: isAccount ? `account ${text}` : plain, session: null, kind, account: who.account };
  }
  const account = arn[1] || who.account;
  const [type = '', ...rest] = (arn[2] ?? '').split('/');
  if (type === 'root') return { name: 'root', session: null, kind, account };
  if (type === 'assumed-role') {
    const [role = '', ...session] = rest;
    return { name: role, session: session.join('/') || null, kind, account };
  }
  return { name: rest.at(-1) || text, session: null, kind, account };
}

/** `ec2` for `ec2.amazonaws.com`; other names as they are. */
export function shortService(eventSource: string): string {
  return eventSource.replace(/\.(amazonaws\.com(\.cn)?|aws\.internal)$/, '');
}
