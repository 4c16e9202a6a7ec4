import type { Phrasing } from './call.ts';
import { phraseFrom, type Templates } from './template.ts';

/** Calls that investigations turn on, by service; each service's API reference has the parameters. */
const byService: Readonly<Record<string, Templates>> = {
  ec2: {
    RunInstances: [
      'launched',
      'launch',
      '[{instanceType} ]instances[ {>instancesSet.items.instanceId}][ from the image {instancesSet.items.imageId}]',
    ],
    StartInstances: ['started', 'start', 'the instances {instancesSet.items.instanceId}'],
    StopInstances: ['stopped', 'stop', 'the instances {instancesSet.items.instanceId}'],
    RebootInstances: ['rebooted', 'reboot', 'the instances {instancesSet.items.instanceId}'],
    TerminateInstances: ['terminated', 'terminate', 'the instances {instancesSet.items.instanceId}'],
    GetPasswordData: ['read', 'read', 'the administrator password of the instance {instanceId}'],
    GetConsoleOutput: ['read', 'read', 'the console output of the instance {instanceId}'],
    ModifyInstanceAttribute: ['changed', 'change', 'an attribute of the instance {instanceId}'],
    AuthorizeSecurityGroupIngress: [
      'opened',
      'open',
      'the security group {groupId|groupName} to traffic[ from {ipPermissions.items.ipRanges.items.cidrIp|cidrIp}][ on port {ipPermissions.items.fromPort|fromPort}]',
    ],
    AuthorizeSecurityGroupEgress: [
      'let',
      'let',
      'traffic out of the security group {groupId}[ to {ipPermissions.items.ipRanges.items.cidrIp}]',
    ],
    RevokeSecurityGroupIngress: [
      'closed',
      'close',
      'the security group {groupId|groupName} to traffic[ from {ipPermissions.items.ipRanges.items.cidrIp|cidrIp}]',
    ],
    CreateSecurityGroup: ['created', 'create', 'the security group {groupName}'],
    DeleteSecurityGroup: ['deleted', 'delete', 'the security group {groupId|groupName}'],
    ModifySnapshotAttribute: [
      'changed',
      'change',
      'who may use the snapshot {snapshotId}[: adds {createVolumePermission.add.items.userId|createVolumePermission.add.items.group}]',
    ],
    ModifyImageAttribute: [
      'changed',
      'change',
      'who may use the image {imageId}[: adds {launchPermission.add.items.userId|launchPermission.add.items.group}]',
    ],
    CreateSnapshot: ['made', 'make', 'a snapshot of the volume {volumeId}'],
    SharedSnapshotVolumeCreated: ['made', 'make', 'a volume from a shared snapshot'],
    CreateKeyPair: ['created', 'create', 'the key pair {keyName}'],
    ImportKeyPair: ['imported', 'import', 'the key pair {keyName}'],
    DeleteFlowLogs: ['deleted', 'delete', 'flow logs[ {DeleteFlowLogsRequest.FlowLogId.content|flowLogIds}]'],
    CreateVpc: ['created', 'create', 'a VPC[ of {cidrBlock}]'],
    DeleteVpc: ['deleted', 'delete', 'the VPC {vpcId}'],
    DisableEbsEncryptionByDefault: ['turned off', 'turn off', 'encryption of new volumes'],
  },
  cloudtrail: {
    StopLogging: ['stopped', 'stop', 'the trail {name:name}'],
    StartLogging: ['started', 'start', 'the trail {name:name}'],
    CreateTrail: ['created', 'create', 'the trail {name:name}'],
    UpdateTrail: ['changed', 'change', 'the trail {name:name}'],
    DeleteTrail: ['deleted', 'delete', 'the trail {name:name}'],
    PutEventSelectors: ['changed', 'change', 'which events the trail {trailName:name} records'],
    PutInsightSelectors: ['changed', 'change', 'which insights the trail {trailName:name} looks for'],
    LookupEvents: ['searched', 'search', 'the event history'],
  },
  kms: {
    Decrypt: ['decrypted', 'decrypt', 'data[ with the key {keyId:name}]'],
    Encrypt: ['encrypted', 'encrypt', 'data[ with the key {keyId:name}]'],
    GenerateDataKey: ['made', 'make', 'a data key[ under the key {keyId:name}]'],
    DisableKey: ['disabled', 'disable', 'the key {keyId:name}'],
    ScheduleKeyDeletion: [
      'scheduled',
      'schedule',
      'the deletion of the key {keyId:name}[ in {pendingWindowInDays} days]',
    ],
    PutKeyPolicy: ['changed', 'change', 'who may use the key {keyId:name}'],
    CreateGrant: ['let', 'let', '{granteePrincipal:name} use the key {keyId:name}'],
  },
  secretsmanager: {
    GetSecretValue: ['read', 'read', 'the secret {secretId:name}'],
    PutSecretValue: ['wrote', 'write', 'the secret {secretId:name}'],
    CreateSecret: ['created', 'create', 'the secret {name}'],
    DeleteSecret: ['deleted', 'delete', 'the secret {secretId:name}'],
    ListSecrets: ['listed', 'list', 'all secrets'],
  },
  ssm: {
    GetParameter: ['read', 'read', 'the parameter {name}'],
    GetParameters: ['read', 'read', 'the parameters {names}'],
    GetParametersByPath: ['read', 'read', 'all parameters under {path}'],
    PutParameter: ['wrote', 'write', 'the parameter {name}'],
    SendCommand: ['ran', 'run', 'the document {documentName}[ on {instanceIds|targets.values}]'],
    StartSession: ['opened', 'open', 'a session on {target}'],
    TerminateSession: ['closed', 'close', 'the session {sessionId}'],
  },
  lambda: {
    Invoke: ['invoked', 'invoke', 'the function {functionName:name}'],
    CreateFunction: ['created', 'create', 'the function {functionName:name}'],
    UpdateFunctionCode: ['replaced', 'replace', 'the code of the function {functionName:name}'],
    UpdateFunctionConfiguration: ['changed', 'change', 'the settings of the function {functionName:name}'],
    DeleteFunction: ['deleted', 'delete', 'the function {functionName:name}'],
    AddPermission: ['let', 'let', '{principal} use the function {functionName:name}'],
    GetFunction: ['read', 'read', 'the code and settings of the function {functionName:name}'],
  },
  guardduty: {
    DeleteDetector: ['turned off', 'turn off', 'GuardDuty (the detector {detectorId})'],
    UpdateDetector: ['changed', 'change', 'the GuardDuty detector {detectorId}'],
    CreateIPSet: ['created', 'create', 'the list of addresses {name} in GuardDuty'],
  },
  config: {
    StopConfigurationRecorder: ['stopped', 'stop', 'the configuration recorder {configurationRecorderName}'],
    DeleteConfigurationRecorder: [
      'deleted',
      'delete',
      'the configuration recorder {configurationRecorderName}',
    ],
    DeleteConfigRule: ['deleted', 'delete', 'the rule {configRuleName} of AWS Config'],
  },
  organizations: {
    LeaveOrganization: ['left', 'leave', 'the organization'],
    InviteAccountToOrganization: ['invited', 'invite', 'the account {target.id} to the organization'],
    DetachPolicy: ['detached', 'detach', 'the policy {policyId} from {targetId}'],
  },
  rds: {
    ModifyDBSnapshotAttribute: ['changed', 'change', 'who may use the snapshot {dBSnapshotIdentifier}'],
    DeleteDBInstance: ['deleted', 'delete', 'the database {dBInstanceIdentifier}'],
    ModifyDBInstance: ['changed', 'change', 'the database {dBInstanceIdentifier}'],
  },
  amplify: {
    ListApps: ['listed', 'list', 'all apps'],
    CreateApp: ['created', 'create', 'the app {name}'],
    DeleteApp: ['deleted', 'delete', 'the app {appId}'],
  },
  amplifybackend: {
    ListBackendJobs: ['listed', 'list', 'jobs of the backend {backendEnvironmentName}[ of the app {appId}]'],
  },
  pinpoint: {
    CreateCampaign: [
      'created',
      'create',
      'a campaign [{writeCampaignRequest.name|Name} ][in the project {application-id|applicationId}]',
    ],
    GetCampaigns: ['listed', 'list', 'the campaigns[ of the project {application-id|applicationId}]'],
  },
};

export const phraseOther: Phrasing = (call) => {
  const templates = Object.hasOwn(byService, call.service) ? byService[call.service] : undefined;
  return templates === undefined ? null : phraseFrom(templates, call);
};
