import type { ErrorCode } from '../errors.ts';
import { isObject, type JsonObject } from './parse-record.ts';

/** Why a piece is no CloudTrail record. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy?: string;
}

/** Documents that live next to CloudTrail logs and look like them. Null where `value` is none of these. */
export function falseFriend(value: JsonObject): Refusal | null {
  if (isNotification(value)) {
    return {
      code: 'notification',
      message: `This is ${notificationName(value)}, not a CloudTrail record.`,
      remedy: 'Import the log files that it announces.',
    };
  }
  if ('digestS3Object' in value || ('digestStartTime' in value && 'logFiles' in value)) {
    return {
      code: 'digest_file',
      message: 'This is a CloudTrail digest file: it proves the integrity of log files and holds no events.',
      remedy: 'Import the log files that it lists.',
    };
  }
  if ('class_uid' in value && ('metadata' in value || 'activity_id' in value)) return ocsf;
  const ecs = isObject(value.aws) && isObject(value.aws.cloudtrail) ? value.aws.cloudtrail : value;
  if (
    'event_version' in ecs &&
    ('user_identity' in ecs || 'event_type' in ecs || 'recipient_account_id' in ecs)
  )
    return {
      code: 'not_cloudtrail',
      message: 'This is an Elastic document (ECS) that no longer holds the original record.',
      remedy: 'Export it with event.original kept, or import the log files of the trail.',
    };
  return null;
}

const ocsf: Refusal = {
  code: 'not_cloudtrail',
  message: 'This is an OCSF event, as Security Lake writes it, not a native CloudTrail record.',
  remedy: "Import the log files from the trail's own bucket.",
};

function isNotification(value: JsonObject): boolean {
  const source = value.eventSource ?? value.EventSource;
  if (typeof source === 'string' && /^aws:(s3|sns|sqs|kinesis|dynamodb)$/.test(source)) return true;
  if (value.Service === 'Amazon S3' && typeof value.Event === 'string') return true;
  if (value.source === 'aws.s3' && /^Object /.test(String(value['detail-type']))) return true;
  if ('s3Bucket' in value && 's3ObjectKey' in value) return true;
  return (
    (value.Type === 'Notification' || value.Type === 'SubscriptionConfirmation') &&
    typeof value.TopicArn === 'string'
  );
}

function notificationName(value: JsonObject): string {
  const source = value.eventSource ?? value.EventSource;
  if (source === 'aws:sqs') return 'an SQS message';
  if (source === 'aws:kinesis') return 'a Kinesis message';
  if (source === 'aws:dynamodb') return 'a record of a DynamoDB stream';
  if (source === 'aws:sns' || 'TopicArn' in value) return 'an SNS notification';
  if ('s3ObjectKey' in value) return 'a notice that CloudTrail delivered a log file';
  return 'an S3 event notification';
}

const looks: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['a Falco alert', ['rule', 'priority', 'output']],
  ['a GuardDuty finding', ['schemaVersion', 'severity', 'service', 'type']],
  ['a Security Hub finding', ['SchemaVersion', 'ProductArn', 'GeneratorId']],
  ['an AWS Config rule invocation', ['invokingEvent', 'configRuleName']],
  ['an AWS Config snapshot', ['configurationItems']],
  ['an AWS WAF log', ['webaclId', 'httpRequest']],
  ['a Kubernetes audit event', ['auditID', 'verb']],
  ['a Google Cloud audit log', ['protoPayload']],
  ['an Azure activity log', ['operationName', 'correlationId']],
  ['a Microsoft 365 audit record', ['Operation', 'Workload']],
  ['an Okta System Log event', ['actor', 'eventType', 'outcome']],
  ['a GitHub audit log event', ['action', 'actor', '@timestamp']],
  ['a Zeek log', ['id.orig_h']],
  ['a Suricata event', ['event_type', 'flow_id']],
  ['a policy document', ['Version', 'Statement']],
  ['a Terraform state file', ['terraform_version', 'resources']],
  ['a Terraform plan', ['terraform_version', 'resource_changes']],
  ["a row of Microsoft Sentinel's AWSCloudTrail table", ['AwsEventId', 'EventTypeName']],
  ['an Azure sign-in or audit log', ['operationName', 'category', 'tenantId']],
  ['a Google Workspace activity', ['kind', 'actor', 'events', 'id']],
  ['a Route 53 Resolver query log', ['query_name', 'query_type']],
  ['a VPC flow log', ['srcaddr', 'dstaddr']],
  ['a list of GuardDuty or Security Hub findings', ['Findings']],
  ['an IAM Access Analyzer finding', ['analyzedAt', 'resourceType', 'status']],
  ['an AWS Config item', ['configurationItemStatus', 'resourceId']],
  ['an AWS Config notification', ['configurationItem', 'messageType']],
  ['a list of Cognito users', ['Users']],
  ['a list of trails', ['trailList']],
  ['a CloudTrail query of Lake without its rows', ['QueryStatus', 'QueryStatistics']],
  ['a SAML or OpenID configuration', ['issuer', 'jwks_uri']],
  ['a package manifest', ['name', 'version', 'dependencies']],
  ['a CloudFormation template', ['AWSTemplateFormatVersion']],
  ['a CloudFormation template', ['Resources', 'Outputs']],
];

/** What another product's record looks like, with an article; else its first fields. */
export function lookOf(value: JsonObject): string {
  const source = value.source;
  if (typeof value['detail-type'] === 'string') {
    const type = clip(value['detail-type']);
    return `an EventBridge event "${type}"${typeof source === 'string' ? ` from ${clip(source)}` : ''}`;
  }
  if (isObject(value.detail)) return `an EventBridge event that carries ${lookOf(value.detail)}`;
  for (const [name, keys] of looks) if (keys.every((key) => Object.hasOwn(value, key))) return name;
  const keys = Object.keys(value).slice(0, 4).map(clip);
  return keys.length === 0 ? 'an empty object' : `an object with the fields ${keys.join(', ')}`;
}

function clip(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, ' ');
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
}
