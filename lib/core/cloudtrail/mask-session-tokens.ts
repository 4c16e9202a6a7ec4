/** Keys whose values are live credentials (CLOUDTRAIL facts: "never show or export sessionToken values"). */
const secretKeys = new Set(['sessiontoken', 'x-amz-security-token', 'securitytoken']);
const mayHoldSecret = /session_?token|security-?token|\\u00/i;
const stringToken = /"(?:[^"\\]|\\.)*"/gs;
const colon = /\s*:\s*/y;
const masked = /^\(masked by Spoor: \d+ characters\)$/;

export function isSecretKey(key: string): boolean {
  return secretKeys.has(key.toLowerCase());
}

/** What stands for the value of a secret key. */
export function maskValue(value: string): string {
  return masked.test(value) ? value : `(masked by Spoor: ${value.length} characters)`;
}

/** A string as masked text holds it: tokens in the JSON that it carries are masked. */
export function maskInside(value: string): string {
  return value.includes('"') && mayHoldSecret.test(value) ? maskSessionTokens(value).text : value;
}

export interface MaskedText {
  readonly text: string;
  /** How many values were replaced. */
  readonly masked: number;
}

/**
 * Raw record text with every session token's value replaced, all other characters untouched.
 * Looks into JSON that travels as a string inside the record as well. Masking twice changes nothing.
 */
export function maskSessionTokens(raw: string): MaskedText {
  if (!mayHoldSecret.test(raw)) return { text: raw, masked: 0 };
  if (!/^[\s\ufeff]*[{[]/.test(raw)) return maskInText(raw);
  let count = 0;
  let underSecretKey = false;
  const text = raw.replace(stringToken, (token, offset: number) => {
    const isValueOfSecret = underSecretKey;
    underSecretKey = false;
    colon.lastIndex = offset + token.length;
    if (colon.test(raw)) {
      underSecretKey = isSecretKey(decode(token)) && raw[colon.lastIndex] === '"';
      return token;
    }
    if (isValueOfSecret) {
      count += 1;
      return JSON.stringify(maskValue(decode(token)));
    }
    if (!/\\["u]/.test(token) || !mayHoldSecret.test(token)) return token;
    const value = decode(token);
    if (!value.includes('"')) return token;
    const inner = maskSessionTokens(value);
    count += inner.masked;
    return inner.masked === 0 ? token : JSON.stringify(inner.text);
  });
  return { text, masked: count };
}

/** Rows of tables: JSON with doubled quotes, or structs as Athena prints them. */
const valueInText =
  /((?:session_?token|security-?token)["\\]*\s*[:=]\s*["\\]*)(?!null\b)(\(masked by Spoor: \d+ characters\)|[^"\\,;{}[\]()\s]{4,})/gi;

function maskInText(raw: string): MaskedText {
  let count = 0;
  const text = raw.replace(valueInText, (token: string, before: string, value: string) => {
    count += 1;
    return value.startsWith('(') ? token : `${before}(masked by Spoor: ${value.length} characters)`;
  });
  return { text, masked: count };
}

/** The characters a JSON string token stands for; broken tokens stand for themselves. */
function decode(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token.slice(1, -1);
  }
}
