/**
 * Per service (the name before `.amazonaws.com`), the keys under which its requests and answers name what
 * was acted on, as the service's API reference has them. `=name`: only directly under requestParameters or
 * responseElements, because deeper the same word means something else.
 */
const names = {
  amplify: 'appId branchName environmentName backendEnvironmentArn appArn domainName webhookId',
  amplifybackend: 'appId backendEnvironmentName',
  amplifyuibuilder: 'appId environmentName =id',
  apigateway: 'restApiId apiId stageName resourceId authorizerId domainName vpcLinkId',
  athena: 'workGroup namedQueryId queryExecutionId',
  autoscaling: 'autoScalingGroupName launchConfigurationName policyName',
  cloudformation: 'stackName stackId stackSetName changeSetName',
  cloudfront: 'distributionId =id originAccessControlId functionName',
  cloudtrail: '=name trailName trailARN eventDataStore',
  'cognito-identity': 'identityPoolId identityId developerProviderName',
  'cognito-idp': 'userPoolId clientId username groupName providerName',
  'cognito-sync': 'identityPoolId identityId datasetName',
  config: 'configurationRecorderName configRuleName complianceResourceId resourceId',
  dynamodb: 'tableName indexName backupArn globalTableName',
  ec2: `instanceId imageId vpcId subnetId groupId volumeId snapshotId networkInterfaceId allocationId
    natGatewayId internetGatewayId routeTableId networkAclId launchTemplateId launchTemplateName keyName keyPairId
    vpcEndpointId vpcPeeringConnectionId transitGatewayId vpnConnectionId customerGatewayId flowLogId
    resourceId iamInstanceProfileArn spotFleetRequestId placementGroupId sourceSnapshotId sourceImageId`,
  ecr: 'repositoryName',
  ecs: 'cluster service task taskDefinition clusterArn clusterName serviceName taskArn taskDefinitionArn',
  eks: '=name clusterName nodegroupName addonName',
  elasticloadbalancing: 'loadBalancerArn loadBalancerName targetGroupArn listenerArn ruleArn',
  events: '=name rule eventBusName',
  glue: 'databaseName tableName =name jobName crawlerName connectionName',
  guardduty: 'detectorId filterName ipSetId threatIntelSetId',
  iam: `userName roleName groupName policyName policyArn accessKeyId instanceProfileName
    openIDConnectProviderArn sAMLProviderArn serialNumber serverCertificateName sSHPublicKeyId`,
  kinesis: 'streamName streamARN consumerName',
  kms: 'keyId aliasName targetKeyId keyArn',
  lambda: 'functionName functionArn layerName uuid eventSourceArn',
  logs: 'logGroupName logStreamName logGroupIdentifier destinationName',
  monitoring: 'alarmName dashboardName',
  organizations: 'accountId policyId targetId organizationalUnitId handshakeId',
  pinpoint: 'application-id applicationId segmentId campaignId',
  rds: `dBInstanceIdentifier dBClusterIdentifier dBSnapshotIdentifier dBClusterSnapshotIdentifier
    sourceDBSnapshotIdentifier targetDBSnapshotIdentifier dBSubnetGroupName dBParameterGroupName`,
  redshift: 'clusterIdentifier snapshotIdentifier',
  route53: 'hostedZoneId healthCheckId',
  s3: 'bucketName accessPointName',
  secretsmanager: 'secretId =aRN =arn =name',
  sns: 'topicArn subscriptionArn',
  sqs: 'queueUrl queueName',
  ssm: 'instanceId =name names documentName commandId sessionId parameterName baselineId',
  sso: 'instanceArn permissionSetArn principalId targetId',
  states: 'stateMachineArn executionArn activityArn',
  sts: 'roleArn',
  wafv2: 'webACLArn resourceArn =name =id',
} as const;

/** In lower case, by service. */
export const resourceKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(names).map(([service, keys]) => [service, new Set(keys.toLowerCase().split(/\s+/))]),
);
