import { expect, test } from 'vitest';
import { readableAgent } from './readable-agent.ts';

test.each([
  ['aws-cli/2.15.0 Python/3.11.6 Linux/6.5 exe/x86_64', 'the AWS CLI'],
  ['[aws-cli/1.11.10 Python/2.7.8 botocore/1.4.67]', 'the AWS CLI'],
  ['aws-cli/1.16.312 Python/3.7.5 Linux/5.3.0-kali2-amd64 botocore/1.13.48', 'an AWS tool on Kali Linux'],
  ['Boto3/1.9.89 Python/3.8.1 Linux/5.5.0-parrot1-amd64', 'an AWS tool on Parrot OS'],
  ['Boto3/1.26.1 Python/3.11 Linux/5.15 Botocore/1.29.1', 'boto3 (Python)'],
  ['APN/1.0 HashiCorp/1.0 Terraform/1.1.2 (+https://www.terraform.io) aws-sdk-go/1.44', 'Terraform'],
  ['stratus-red-team_83c9a458-ffab-4d43-8b02-9691311e8c0a', 'Stratus Red Team'],
  ['Pacu/1.0', 'Pacu'],
  ['[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12]', 'the AWS console'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'a browser'],
  ['ec2.amazonaws.com', 'an AWS service'],
  ['Jersey/2.25 (HttpUrlConnection)', null],
  ['evil.amazonaws.com.example', null],
])('%s', (agent, name) => {
  expect(readableAgent(agent)).toBe(name);
});
