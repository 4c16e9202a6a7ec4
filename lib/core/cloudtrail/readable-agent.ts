/** Beginnings and marks of the agents that CloudTrail records most, first match wins. */
const agents: readonly (readonly [RegExp, string])[] = [
  [/^AWS Internal$/i, 'an AWS service'],
  [/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/i, 'an AWS service'],
  [/terraform/i, 'Terraform'],
  [/pulumi/i, 'Pulumi'],
  [/stratus-red-team/i, 'Stratus Red Team'],
  [/pacu/i, 'Pacu'],
  [/aws-cli/i, 'the AWS CLI'],
  [/aws-vault/i, 'aws-vault'],
  [/cloudshell/i, 'AWS CloudShell'],
  [/console|signin\.amazonaws|aws-internal/i, 'the AWS console'],
  [/boto(core|3)?\b|boto3/i, 'boto3 (Python)'],
  [/aws-sdk-go/i, 'the AWS SDK for Go'],
  [/aws-sdk-java/i, 'the AWS SDK for Java'],
  [/aws-sdk-(js|nodejs)/i, 'the AWS SDK for JavaScript'],
  [/aws-sdk-(dotnet|net)/i, 'the AWS SDK for .NET'],
  [/aws-sdk-php/i, 'the AWS SDK for PHP'],
  [/aws-sdk-ruby/i, 'the AWS SDK for Ruby'],
  [/aws-sdk-rust/i, 'the AWS SDK for Rust'],
  [/aws-sdk-(cpp|swift|kotlin)/i, 'an AWS SDK'],
  [/powershell/i, 'the AWS Tools for PowerShell'],
  [/^\[?Mozilla\//, 'a browser'],
];

/** The tool behind a userAgent, as read in a sentence; null where it is not one of the known ones. */
export function readableAgent(userAgent: string): string | null {
  for (const [pattern, name] of agents) if (pattern.test(userAgent)) return name;
  return null;
}
