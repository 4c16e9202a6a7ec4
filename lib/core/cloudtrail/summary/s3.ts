import { type Call, type Phrase, type Phrasing, valuesAt } from './call.ts';
import { phraseFrom, type Templates } from './template.ts';

const object = 'the object {key} in the bucket {bucketName}';

/** S3 API reference, in the names that CloudTrail gives to calls. */
const templates: Templates = {
  GetObject: ['read', 'read', object],
  HeadObject: ['looked at', 'look at', object],
  PutObject: ['wrote', 'write', object],
  DeleteObject: ['deleted', 'delete', object],
  DeleteObjects: ['deleted', 'delete', 'objects in the bucket {bucketName}'],
  RestoreObject: ['restored', 'restore', object],
  CopyObject: ['copied', 'copy', '[{x-amz-copy-source} to ]the object {key} in the bucket {bucketName}'],
  PutObjectAcl: ['changed', 'change', `who may read or write ${object}`],
  CreateMultipartUpload: ['began to write', 'write', object],
  UploadPart: ['wrote', 'write', `a part of ${object}`],
  CompleteMultipartUpload: ['finished writing', 'finish writing', object],
  ListBuckets: ['listed', 'list', 'all buckets'],
  ListObjects: ['listed', 'list', 'objects in the bucket {bucketName}[ under {prefix}]'],
  ListObjectVersions: ['listed', 'list', 'versions of objects in the bucket {bucketName}'],
  CreateBucket: ['created', 'create', 'the bucket {bucketName}'],
  DeleteBucket: ['deleted', 'delete', 'the bucket {bucketName}'],
  HeadBucket: ['looked at', 'look at', 'the bucket {bucketName}'],
  PutBucketPublicAccessBlock: ['changed', 'change', 'the block on public access of the bucket {bucketName}'],
  DeleteBucketPublicAccessBlock: [
    'removed',
    'remove',
    'the block on public access of the bucket {bucketName}',
  ],
  PutAccountPublicAccessBlock: ['changed', 'change', 'the block on public access of the account'],
  DeleteAccountPublicAccessBlock: ['removed', 'remove', 'the block on public access of the account'],
};

/** `PutBucketPolicy`: what a bucket has, and what is done to it. */
const bucketPart = /^(Get|Put|Delete)Bucket([A-Z][A-Za-z]+)$/;
const verbs: Readonly<Record<string, readonly [string, string]>> = {
  Get: ['read', 'read'],
  Put: ['changed', 'change'],
  Delete: ['deleted', 'delete'],
};

export const phraseS3: Phrasing = (call: Call): Phrase | null => {
  const name = call.name === 'ListObjectsV2' ? 'ListObjects' : call.name;
  const known = phraseFrom(templates, { ...call, name });
  if (known !== null) return known;
  const [bucket] = valuesAt(call.request, 'bucketName');
  const match = bucketPart.exec(call.name);
  const verb = verbs[match?.[1] ?? ''];
  if (bucket === undefined || verb === undefined) return null;
  const part = (match?.[2] ?? '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^tagging$/, 'tags');
  const of = `the ${part === 'acl' ? 'ACL' : part} of the bucket ${bucket}`;
  return { did: `${verb[0]} ${of}`, tried: `${verb[1]} ${of}` };
};
