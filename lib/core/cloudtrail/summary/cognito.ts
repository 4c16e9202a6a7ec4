import { type Call, type Phrase, type Phrasing, valuesAt } from './call.ts';
import { phraseFrom, type Templates } from './template.ts';

/** Hosted UI and federation endpoints: the Cognito developer guide's table of operations, less their method. */
const pages: Readonly<Record<string, string>> = {
  Login: 'the sign-in page',
  OAuth2_Authorize: 'the authorize endpoint',
  OAuth2Response: 'the answer of an identity provider',
  SAML2Response: 'a SAML assertion',
  Login_OIDC_SAML: 'a user name that leads to an identity provider',
  Token: 'the token endpoint',
  Signup: 'the sign-up page',
  Confirm: 'the page that confirms an account',
  ResendCode: 'the request for another confirmation code',
  ForgotPassword: 'the page of forgotten passwords',
  ConfirmForgotPassword: 'the code of a forgotten password',
  ResetPassword: 'the page of new passwords',
  Mfa: 'the page of MFA codes',
  MfaOption: 'the choice of an MFA method',
  Logout: 'the sign-out endpoint',
  SAML2Logout: 'the SAML sign-out endpoint',
  Error: 'the error page',
  UserInfo: 'the user-info endpoint',
  Confirm_With_Link: 'the link that confirms an account',
  Event_Feedback: 'the page of feedback on a risky sign-in',
};

/** Amazon Cognito's API references: what is done to users and with their credentials. */
const templates: Templates = {
  InitiateAuth: ['signed in', 'sign in', '[to the app client {clientId} ][by {authFlow}]'],
  AdminInitiateAuth: [
    'signed a user in',
    'sign a user in',
    '[to the user pool {userPoolId} ][by {authFlow}]',
  ],
  RespondToAuthChallenge: ['answered', 'answer', 'a challenge of a sign-in[ ({challengeName})]'],
  SignUp: ['signed up', 'sign up', '[at the app client {clientId}]'],
  ConfirmSignUp: ['confirmed', 'confirm', 'a new account'],
  ForgotPassword: ['asked', 'ask', 'for a new password'],
  ConfirmForgotPassword: ['set', 'set', 'a new password'],
  ChangePassword: ['changed', 'change', 'a password'],
  AdminCreateUser: ['created', 'create', 'a user in the user pool {userPoolId}'],
  AdminDeleteUser: ['deleted', 'delete', 'a user of the user pool {userPoolId}'],
  AdminSetUserPassword: ['set', 'set', 'the password of a user of the user pool {userPoolId}'],
  ListUsers: ['listed', 'list', 'users of the user pool {userPoolId}'],
  CreateUserPool: ['created', 'create', 'the user pool {poolName}'],
  DeleteUserPool: ['deleted', 'delete', 'the user pool {userPoolId}'],
  UpdateUserPool: ['changed', 'change', 'the user pool {userPoolId}'],
  CreateUserPoolClient: ['created', 'create', 'the app client {clientName} of the user pool {userPoolId}'],
  CreateIdentityPool: ['created', 'create', 'the identity pool {identityPoolName}'],
  DeleteIdentityPool: ['deleted', 'delete', 'the identity pool {identityPoolId}'],
  UpdateIdentityPool: ['changed', 'change', 'the identity pool {identityPoolId}'],
  SetIdentityPoolRoles: ['set', 'set', 'the roles of the identity pool {identityPoolId}'],
  GetId: ['got', 'get', 'an identity[ {>identityId}][ in the identity pool {identityPoolId}]'],
  GetCredentialsForIdentity: [
    'got',
    'get',
    'AWS credentials[ (the key {>credentials.accessKeyId})] for the identity {identityId}',
  ],
  GetOpenIdToken: ['got', 'get', 'a token for the identity {identityId}'],
};

export const phraseCognito: Phrasing = (call) => hostedUi(call) ?? phraseFrom(templates, call);

/** `Login_GET` shows the page, `Login_POST` sends what was entered there; names come in any case. */
function hostedUi(call: Call): Phrase | null {
  if (call.name === 'CognitoAuthentication') return page('opened', 'open', pages.Login ?? '', call);
  if (/^logout$/i.test(call.name)) return page('called', 'call', pages.Logout ?? '', call);
  const match = /^(.+)_(GET|POST)$/i.exec(call.name);
  const key = Object.keys(pages).find((name) => name.toLowerCase() === match?.[1]?.toLowerCase());
  if (match === null || key === undefined) return null;
  const posts = match[2]?.toUpperCase() === 'POST';
  return page(posts ? 'sent' : 'opened', posts ? 'send' : 'open', pages[key] ?? '', call, posts);
}

function page(did: string, tried: string, what: string, call: Call, posts = false): Phrase {
  const [pool] = valuesAt(call.extra, 'userPoolId');
  const isPage = /^the /.test(what);
  const object = posts && isPage ? `a form to ${what}` : what;
  const where = pool === undefined ? ' of a user pool' : ` of the user pool ${pool}`;
  return { did: `${did} ${object}${where}`, tried: `${tried} ${object}${where}` };
}
