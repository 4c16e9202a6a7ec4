/**
 * Beginnings and marks of the agents that CloudTrail records most, and of tools that name
 * themselves, first match wins. A name is what the caller says of itself: anybody can send it.
 */
const agents: readonly (readonly [RegExp, string])[] = [
  [/^AWS Internal$/i, 'an AWS service'],
  [/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/i, 'an AWS service'],
  [/stratus-red-team/i, 'Stratus Red Team'],
  [/\bpacu\b/i, 'Pacu'],
  [/cloudfox/i, 'CloudFox'],
  [/scout ?suite/i, 'ScoutSuite'],
  [/prowler/i, 'Prowler'],
  [/trufflehog/i, 'TruffleHog'],
  [/steampipe/i, 'Steampipe'],
  [/cloudsplaining|principalmapper|\bpmapper\b/i, 'an IAM analysis tool'],
  [/enumerate-iam|aws_consoler|weirdaal|endgame|\bnebula\b/i, 'a penetration testing tool'],
  [/\bkali\d*\b/i, 'an AWS tool on Kali Linux'],
  [/\bparrot\d*\b/i, 'an AWS tool on Parrot OS'],
  [/\bblackarch\d*\b/i, 'an AWS tool on BlackArch Linux'],
  [/terraform|opentofu/i, 'Terraform'],
  [/pulumi/i, 'Pulumi'],
  [/crossplane/i, 'Crossplane'],
  [/aws-cdk|cdk-assets/i, 'the AWS CDK'],
  [/\bansible\b/i, 'Ansible'],
  [/custodian/i, 'Cloud Custodian'],
  [/aws-vault/i, 'aws-vault'],
  [/cloudshell/i, 'AWS CloudShell'],
  [/aws-cli/i, 'the AWS CLI'],
  [/^\[?(S3Console|EMRConsole|AWSConsole|console\.|AWS Console)/i, 'the AWS console'],
  [/console|signin\.amazonaws|aws-internal/i, 'the AWS console'],
  [/amazon-ssm-agent/i, 'the SSM agent'],
  [/cloudwatchagent|amazon-cloudwatch-agent/i, 'the CloudWatch agent'],
  [/kubernetes|kube-|karpenter|cluster-autoscaler|\beks\b.*controller|aws-node/i, 'a Kubernetes component'],
  [/s3fs|rclone|cyberduck|s3 ?browser|mountpoint-s3/i, 'a tool for S3 files'],
  [/boto(core|3)?\b|boto3/i, 'boto3 (Python)'],
  [/aws-sdk-go/i, 'the AWS SDK for Go'],
  [/aws-sdk-java/i, 'the AWS SDK for Java'],
  [/aws-sdk-(js|nodejs)/i, 'the AWS SDK for JavaScript'],
  [/aws-sdk-(dotnet|net)/i, 'the AWS SDK for .NET'],
  [/aws-sdk-php/i, 'the AWS SDK for PHP'],
  [/aws-sdk-ruby/i, 'the AWS SDK for Ruby'],
  [/aws-sdk-rust/i, 'the AWS SDK for Rust'],
  [/aws-sdk-(cpp|swift|kotlin|iOS|android)/i, 'an AWS SDK'],
  [/powershell/i, 'the AWS Tools for PowerShell'],
  [/^curl\//i, 'curl'],
  [/^(python-requests|Go-http-client|Apache-HttpClient|okhttp|axios|node-fetch)\b/i, 'a plain HTTP client'],
  [/^\[?Mozilla\//, 'a browser'],
];

/** The tool behind a userAgent, as read in a sentence; null where it is not one of the known ones. */
export function readableAgent(userAgent: string): string | null {
  for (const [pattern, name] of agents) if (pattern.test(userAgent)) return name;
  return null;
}
