import { describe, expect, test } from 'vitest';
import { apiCall } from '#fixtures/records.ts';
import { openIngest } from './import-one.test-support.ts';

const { importOne, rejects } = openIngest();
const json = JSON.stringify;

describe('what is no CloudTrail log is named:', () => {
  const others: readonly (readonly [string, string, string])[] = [
    [
      'a digest',
      json({ awsAccountId: '1', digestStartTime: 'x', digestS3Object: 'y', logFiles: [] }),
      'digest',
    ],
    [
      'an S3 notification',
      json({ Records: [{ eventVersion: '2.1', eventSource: 'aws:s3', eventName: 'ObjectCreated:Put' }] }),
      'S3 event notification',
    ],
    ['OCSF', json({ class_uid: 6003, metadata: {}, activity_id: 1 }), 'OCSF'],
    [
      'an ECS document',
      json({
        '@timestamp': 'x',
        event: { action: 'ConsoleLogin' },
        aws: { cloudtrail: { event_version: '1.05', user_identity: {} } },
      }),
      'Elastic document',
    ],
    [
      'a flow log',
      '2 104276118230 eni-0abc 10.0.0.1 10.0.0.2 443 5000 6 1 40 1 2 ACCEPT OK\n',
      'VPC flow log',
    ],
    [
      'a load balancer',
      'https 2026-10-05T09:20:00.000000Z app/lb/1 203.0.113.20:1 10.0.0.1:80 0 0 0 200 200 1 1 "GET https://x:443/ HTTP/1.1" "curl"\n',
      'Load Balancer',
    ],
    [
      'an S3 access log',
      `${'a'.repeat(64)} bucket [05/Oct/2026:09:20:00 +0000] 203.0.113.20 - X REST.GET.OBJECT k "GET /k HTTP/1.1" 200\n`,
      'S3 server access log',
    ],
    ['GuardDuty', json({ schemaVersion: '2.0', severity: 5, service: {}, type: 'x' }), 'GuardDuty'],
    [
      'Security Hub',
      json({ Findings: [{ SchemaVersion: '2018-10-08', ProductArn: 'x', GeneratorId: 'y' }] }),
      'findings',
    ],
    ['Config', json({ fileVersion: '1.0', configurationItems: [] }), 'Config snapshot'],
    ['Okta', json({ actor: {}, eventType: 'user.session.start', outcome: {}, published: 'x' }), 'Okta'],
    ['Azure', json({ operationName: 'x', correlationId: 'y', resourceId: 'z' }), 'Azure'],
    ['Google', json({ protoPayload: {}, logName: 'x' }), 'Google Cloud'],
    ['Falco', json({ rule: 'x', priority: 'y', output: 'z' }), 'Falco'],
    ['Terraform', json({ version: 4, terraform_version: '1.9', resources: [] }), 'Terraform'],
    ['a table', 'name,size,colour\na,1,red\nb,2,blue\n', 'a table with the columns name, size, colour'],
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'a web page'],
    ['an XML answer', '<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>', "S3's answer"],
    ['UTF-32', `\u0000\u0000\u0000{`, 'UTF-32'],
  ];

  test.each(others)('%s', async (_, text, name) => {
    const { sums, result } = await importOne(text);
    expect([sums.inserted, sums.filesRejected]).toEqual([0, 1]);
    expect(result?.fault?.message).toContain(name);
    const listed = await rejects();
    expect(listed).toHaveLength(1);
    expect(listed[0]?.remedy).toBeTruthy();
  });

  test('the same reason ten thousand times hides no other', async () => {
    const notice = { eventVersion: '2.1', eventSource: 'aws:s3' };
    const noise = Array.from({ length: 10_000 }, () => notice);
    const text = json({ Records: [...noise, { rule: 'x', priority: 'y', output: 'z' }, apiCall()] });
    const { sums } = await importOne(text);
    expect([sums.records, sums.inserted, sums.rejected]).toEqual([10_002, 1, 10_001]);
    const listed = await rejects();
    expect(listed).toHaveLength(101);
    expect(listed[99]?.message).toContain('counted, not listed');
    expect(listed[100]?.message).toContain('Falco');
  });
});
