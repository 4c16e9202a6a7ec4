import { expect, it } from 'vitest';
import { readHistoryOutcome, readOutcome } from './outcome.ts';

const hostedUi = (status: unknown) => ({
  eventSource: 'cognito-idp.amazonaws.com',
  eventType: 'AwsServiceEvent',
  eventName: 'Login_POST',
  additionalEventData: { responseParameters: { status } },
});
const signIn = { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin' };

it.each([
  ['no error', {}, 'success', null],
  ['an empty errorCode', { errorCode: '', errorMessage: '' }, 'success', null],
  ['a null errorCode', { errorCode: null }, 'success', null],
  ['AccessDenied', { errorCode: 'AccessDenied' }, 'denied', 'AccessDenied'],
  ['AccessDeniedException', { errorCode: 'AccessDeniedException' }, 'denied', 'AccessDeniedException'],
  [
    'Client.UnauthorizedOperation',
    { errorCode: 'Client.UnauthorizedOperation' },
    'denied',
    'Client.UnauthorizedOperation',
  ],
  ['VpceAccessDenied', { errorCode: 'VpceAccessDenied' }, 'denied', 'VpceAccessDenied'],
  ['NoSuchBucket', { errorCode: 'NoSuchBucket' }, 'failed', 'NoSuchBucket'],
  ['ThrottlingException', { errorCode: 'ThrottlingException' }, 'failed', 'ThrottlingException'],
  [
    "a user pool's wrong password",
    { eventSource: 'cognito-idp.amazonaws.com', errorCode: 'NotAuthorizedException' },
    'failed',
    'NotAuthorizedException',
  ],
  ['a message without a code', { errorMessage: 'Failed authentication' }, 'failed', 'Failed authentication'],
  [
    'a refusal without a code',
    { errorMessage: 'User: x is not authorized to perform: y' },
    'denied',
    'Not authorized',
  ],
  ['a console sign-in', { ...signIn, responseElements: { ConsoleLogin: 'Success' } }, 'success', null],
  [
    'a failed console sign-in',
    { ...signIn, errorMessage: 'Failed authentication', responseElements: { ConsoleLogin: 'Failure' } },
    'failed',
    'Failed authentication',
  ],
  [
    'a failed console sign-in without a message',
    { ...signIn, responseElements: { ConsoleLogin: 'Failure' } },
    'failed',
    'Failure',
  ],
  [
    'a failed switch of role',
    { eventName: 'SwitchRole', responseElements: { SwitchRole: 'Failure' } },
    'failed',
    'Failure',
  ],
  [
    'a failed MFA check',
    { eventName: 'CheckMfa', responseElements: { CheckMfa: 'failure' } },
    'failed',
    'Failure',
  ],
  [
    'an Identity Center step that failed',
    { eventName: 'CredentialVerification', serviceEventDetails: { CredentialVerification: 'Failure' } },
    'failed',
    'Failure',
  ],
  ['a hosted-UI page', hostedUi(200), 'success', null],
  ['a hosted-UI page with a decimal status', hostedUi('200.0'), 'success', null],
  ['a hosted-UI failure', hostedUi(400), 'failed', 'HTTP 400'],
  ['a hosted-UI failure with a decimal status', hostedUi('403.0'), 'failed', 'HTTP 403'],
  ['a hosted-UI failure in a list', hostedUi([500]), 'failed', 'HTTP 500'],
  [
    'responseElements as a string',
    { eventName: 'ConsoleLogin', responseElements: 'Failure' },
    'success',
    null,
  ],
  ['the error of an insight', { insightDetails: { errorCode: 'AccessDenied' } }, 'success', null],
])('%s', (_name, record, outcome, errorCode) => {
  expect(readOutcome(record)).toEqual({ outcome, errorCode });
});

it('A long message is cut to its first sentence and 80 characters', () => {
  expect(readOutcome({ errorMessage: 'No username found in supplied account. Try again.' }).errorCode).toBe(
    'No username found in supplied account',
  );
  expect(readOutcome({ errorMessage: 'x'.repeat(500) }).errorCode).toHaveLength(80);
});

it.each([
  ['a sign-in', { eventType: 'AwsConsoleSignIn', eventSource: 'signin.amazonaws.com' }, 'unknown'],
  [
    'a sign-in under a name that does not exist',
    { eventType: 'AwsConsoleSignIn', userIdentity: { userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' } },
    'failed',
  ],
  ['a refused call', { eventType: 'AwsApiCall', errorCode: 'AccessDenied' }, 'denied'],
  ['a call', { eventType: 'AwsApiCall', eventSource: 's3.amazonaws.com' }, 'success'],
])("In the console's CSV %s is no more than it tells", (_, record, outcome) => {
  expect(readHistoryOutcome(record).outcome).toBe(outcome);
});
