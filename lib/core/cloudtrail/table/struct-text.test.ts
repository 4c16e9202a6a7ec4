import { describe, expect, it } from 'vitest';
import { parseStruct } from './struct-text.ts';

const read = (text: string) => parseStruct(text, (key) => (key === 'accountid' ? 'accountId' : key));

describe('parseStruct', () => {
  it('reads what Athena prints for userIdentity', () => {
    const text =
      '{type=AssumedRole, arn=arn:aws:sts::104276118230:assumed-role/deployer/a,b=c@d, accountid=104276118230, ' +
      'invokedby=null, sessioncontext={attributes={mfaauthenticated=false, creationdate=2026-10-05T09:00:00Z}, sessionissuer=null}}';
    expect(read(text)).toEqual({
      type: 'AssumedRole',
      arn: 'arn:aws:sts::104276118230:assumed-role/deployer/a,b=c@d',
      accountId: '104276118230',
      sessioncontext: { attributes: { mfaauthenticated: 'false', creationdate: '2026-10-05T09:00:00Z' } },
    });
  });

  it('reads lists of structs, and empty ones', () => {
    expect(read('[{arn=arn:aws:s3:::b, type=AWS::S3::Bucket}, {arn=x}]')).toEqual([
      { arn: 'arn:aws:s3:::b', type: 'AWS::S3::Bucket' },
      { arn: 'x' },
    ]);
    expect(read('[]')).toEqual([]);
    expect(read('{}')).toEqual({});
    expect(read('{a=, b=1}')).toEqual({ a: '', b: '1' });
  });

  it('keeps JSON that a value holds', () => {
    expect(read('{policy={"Version":"2012-10-17","x":[1, 2]}, b=1}')).toBeNull();
    expect(read('{policy=see {"x":[1, 2]}, b=1}')).toEqual({ policy: 'see {"x":[1, 2]}', b: '1' });
  });

  it.each(['', 'x', '{', '{a', '{a=1', '[{a=1}', '{a=1}}', '{=1}', `${'{a='.repeat(50)}1${'}'.repeat(50)}`])(
    'takes %j for no struct',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it('gives __proto__ to nobody', () => {
    const value = read('{__proto__={polluted=yes}}') as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__']);
  });
});
