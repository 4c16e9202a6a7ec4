import type { Refusal } from '../false-friends.ts';

const logs: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'a VPC flow log',
    /^(?:version )?(?:account-id interface-id|[^\n]{0,300}?\bsrcaddr\b[^\n]{0,300}?\bdstaddr\b)|^\d \d{12} eni-[0-9a-f]+ /,
  ],
  ['an S3 server access log', /^[0-9a-f]{64} \S+ \[\d{2}\/[A-Z][a-z]{2}\/\d{4}:/],
  ['a log of an Application Load Balancer', /^(?:https?|h2|grpcs?|wss?) \d{4}-\d{2}-\d{2}T\S+Z \S+ /],
  ['a log of a Network Load Balancer', /^tls \d\.\d \d{4}-\d{2}-\d{2}T/],
  ['a log of a Classic Load Balancer', /^\d{4}-\d{2}-\d{2}T[\d:.]+Z \S+ [\d.]+:\d+ (?:[\d.]+:\d+|-) /],
  ['a CloudFront log', /^#Version: 1\.0\r?\n#Fields: (?:date time x-edge|timestamp)/],
  ['a log of a web server in W3C format', /^#(?:Software|Version|Fields|Date): /],
  ['a Zeek log', /^#separator /],
  ['a Route 53 query log', /^1\.0 \d{4}-\d{2}-\d{2}T\S+Z Z[0-9A-Z]+ /],
  [
    'an access log of a web server',
    /^\S+ \S+ .{1,80}? \[\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4}\] "/,
  ],
  ['an IAM credential report', /^user,arn,user_creation_time,/],
  [
    'a list of Cognito users',
    /^"?(?:name|cognito:username|Username)"?,.*(?:cognito:|UserStatus|email_verified)/,
  ],
  ['a CEF log', /\bCEF:\d\|/],
  ['a LEEF log', /\bLEEF:\d(?:\.\d)?\|/],
  ['a part of an Excel workbook', /schemas\.openxmlformats\.org\/(?:spreadsheetml|officeDocument|package)/],
  ["S3's answer that something went wrong", /^<\?xml[^>]*>\s*<Error>\s*<Code>/],
  ['a Windows event log', /^(?:<\?xml[^>]*>\s*)?<Events?[\s>]/],
  ['a web page', /^\s*<(?:!doctype html|html)\b/i],
  ['an XML document', /^\s*<\?xml\b/],
  ['a syslog file', /^(?:<\d{1,3}>|[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \S+ )/],
  ['a PEM file', /^-----BEGIN /],
];

const binaries: readonly (readonly [name: string, magic: string])[] = [
  ['a PDF', '%PDF-'],
  ['an old Excel workbook or other Office file', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['a Windows event log (.evtx)', 'ElfFile\0'],
  ['an Avro file', 'Obj\x01'],
  ['an ORC file', 'ORC'],
  ['an SQLite database', 'SQLite format 3\0'],
  ['a picture', '\x89PNG'],
  ['a picture', '\xff\xd8\xff'],
  ['a picture', 'GIF8'],
  ['a packet capture', '\xd4\xc3\xb2\xa1'],
  ['a packet capture', '\x0a\x0d\x0d\x0a'],
  ['a program', '\x7fELF'],
];

/** What a document that is neither JSON nor a table of events is, by its first lines; null where unknown. */
export function nameText(head: string): Refusal | null {
  const text = head.replace(/^\ufeff/, '');
  for (const [name, pattern] of logs) if (pattern.test(text)) return refusal(name);
  return null;
}

/** The same by its first bytes as Latin-1 text. */
export function nameBinary(head: string): Refusal | null {
  for (const [name, magic] of binaries) if (head.startsWith(magic)) return refusal(name);
  return null;
}

function refusal(name: string): Refusal {
  return {
    code: 'not_cloudtrail',
    message: `This is ${name}, not a CloudTrail log.`,
    remedy: name.includes('Excel')
      ? 'Save the sheet as CSV (UTF-8) and import that; better, import the CSV as it was downloaded.'
      : 'Nothing to do, unless it should hold CloudTrail events: then import the log files of the trail.',
  };
}
