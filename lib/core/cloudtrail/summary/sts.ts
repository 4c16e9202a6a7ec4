import type { Call, Phrase, Phrasing } from './call.ts';
import { phraseFrom, type Templates } from './template.ts';

/** STS API reference; AssumeRoot is its newest member. */
const templates: Templates = {
  AssumeRole: ['assumed', 'assume', 'the role {roleArn:role}[ as session {roleSessionName}]'],
  AssumeRoleWithSAML: [
    'assumed',
    'assume',
    'the role {roleArn:role}[ as session {roleSessionName}] by a SAML assertion[ of {principalArn:name}]',
  ],
  AssumeRoleWithWebIdentity: [
    'assumed',
    'assume',
    'the role {roleArn:role}[ as session {roleSessionName}] by a web identity token[ of {providerId|>provider}]',
  ],
  AssumeRoot: ['took', 'take', 'root access to the account {targetPrincipal}[ for {taskPolicyArn.arn:name}]'],
  GetSessionToken: [
    'got',
    'get',
    'temporary credentials for itself[ with the MFA device {serialNumber:name}]',
  ],
  GetFederationToken: ['got', 'get', 'credentials for the federated user {name}'],
  GetCallerIdentity: ['asked', 'ask', 'whose credentials these are'],
  GetAccessKeyInfo: ['asked', 'ask', 'which account the access key {accessKeyId} belongs to'],
  DecodeAuthorizationMessage: ['decoded', 'decode', 'an authorization message'],
};

export const phraseSts: Phrasing = (call: Call): Phrase | null => phraseFrom(templates, call);
