import { type Call, type Phrase, type Phrasing, readableRole, valuesAt } from './call.ts';
import { phraseFrom, type Templates } from './template.ts';

/** AWS sign-in and IAM Identity Center events, as the sign-in guide names them. */
const templates: Templates = {
  CheckMfa: ['was asked', 'answer', 'for an MFA code[ ({+MfaType})]'],
  PasswordRecoveryRequested: ['asked', 'ask', 'to recover the password'],
  PasswordRecoveryCompleted: ['recovered', 'recover', 'the password'],
  PasswordUpdated: ['changed', 'change', 'the password'],
  EmailUpdated: ['changed', 'change', 'the e-mail address of the account'],
  GetSigninToken: ['got', 'get', 'a token to sign in to the console'],
  AuthorizeOAuth2Access: ['let', 'let', 'a program sign in'],
  CreateOAuth2Token: ['got', 'get', 'a token to sign in from the command line'],
  CredentialChallenge: ['was asked', 'answer', 'for a credential[ ({+CredentialType})]'],
  CredentialVerification: ['gave', 'give', 'a credential[ ({+CredentialType})]'],
  UserAuthentication: ['signed in', 'sign in', 'to IAM Identity Center[ with {+CredentialType}]'],
  Federate: ['went', 'go', 'from IAM Identity Center to an account'],
  Logout: ['signed out', 'sign out', 'of IAM Identity Center'],
};

export const phraseSignIn: Phrasing = (call) => {
  switch (call.name) {
    case 'ConsoleLogin':
      return consoleLogin(call);
    case 'SwitchRole':
    case 'RenewRole':
    case 'ExitRole':
      return switchRole(call);
    default:
      return phraseFrom(templates, call);
  }
};

/** Federated and assumed-role sign-ins say "No": their MFA happened elsewhere, and is not recorded. */
function consoleLogin(call: Call): Phrase {
  const [used] = valuesAt(call.extra, 'MFAUsed');
  const ownPassword = call.fact.identityType === 'Root' || call.fact.identityType === 'IAMUser';
  const mfa = /^yes$/i.test(used ?? '')
    ? ' with MFA'
    : ownPassword && /^no$/i.test(used ?? '')
      ? ' without MFA'
      : '';
  return { did: `signed in to the console${mfa}`, tried: `sign in to the console${mfa}` };
}

const steps = {
  SwitchRole: ['switched to', 'switch to'],
  RenewRole: ['renewed', 'renew'],
  ExitRole: ['left', 'leave'],
} as const;

/** SwitchRole is in the target account's log: who came is in SwitchFrom, or is the session itself. */
function switchRole(call: Call): Phrase {
  const [did, tried] = steps[call.name as keyof typeof steps];
  const [actor] = [call.fact.actor ?? ''];
  const [, account, role] = /^arn:[^:]*:sts::(\d*):assumed-role\/([^/]+)/.exec(actor) ?? [];
  const [given] = valuesAt(call.request, 'roleArn');
  const what =
    given !== undefined ? readableRole(given) : role === undefined ? null : `${role} in ${account}`;
  const [from] = valuesAt(call.extra, 'SwitchFrom');
  const origin =
    from === undefined || call.name !== 'SwitchRole' ? '' : `, coming from ${readableUser(from)},`;
  const target = `${what === null ? 'a role' : `the role ${what}`} in the console${origin}`;
  return { did: `${did} ${target}`, tried: `${tried} ${target}` };
}

function readableUser(arn: string): string {
  const match = /^arn:[^:]*:[a-z]+::(\d*):(?:user|assumed-role)\/(.+)$/s.exec(arn);
  return match === null ? arn.slice(0, 120).toWellFormed() : `${match[2]} in ${match[1]}`;
}
