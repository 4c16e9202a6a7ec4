import { textOf } from '../read-field.ts';
import { type Call, shorten } from './call.ts';

/** How a call that did not succeed ended: what refused it, and why, as far as the message says. */
export function endingOf(call: Call): string {
  const { outcome, errorCode } = call.fact;
  if (outcome === 'unknown') return '; how that ended is not recorded';
  const message = textOf(call.record.errorMessage);
  const code = errorCode === null || errorCode === '' ? '' : ` (${errorCode})`;
  if (outcome === 'denied') {
    const refused = message === null ? null : readRefusal(message);
    return refused === null ? `, and was denied${code}` : `, and was denied${code}: ${refused}`;
  }
  // The code of such failures is the message itself.
  const repeats = message === null || errorCode === null || message.startsWith(errorCode.replace(/…$/, ''));
  return repeats ? `, and failed${code}` : `, and failed${code}: ${shorten(firstSentence(message))}`;
}

/**
 * IAM's own wording: "User: … is not authorized to perform: s3:GetObject on resource: … because no
 * identity-based policy allows the s3:GetObject action", "… with an explicit deny in a service
 * control policy". What it says of the caller is in the sentence already.
 */
function readRefusal(message: string): string | null {
  const match = /not authorized to perform:? ([\w:*-]+)(?: on resource:? (\S+))?/i.exec(message);
  if (match === null) return shorten(firstSentence(message));
  const on = match[2] === undefined ? '' : ` on ${shorten(match[2].replace(/[.,]$/, ''))}`;
  return `no permission for ${match[1]}${on}${reasonOf(message)}`;
}

function reasonOf(message: string): string {
  const denied = /with an explicit deny in (an? [a-z -]+?policy|an? [a-z -]+boundary)/i.exec(message);
  if (denied !== null) return `, by an explicit deny in ${denied[1]}`;
  if (/with an explicit deny/i.test(message)) return ', by an explicit deny';
  const missing = /because no ([a-z -]+?) allows/i.exec(message);
  return missing === null ? '' : `, as no ${missing[1]} allows it`;
}

function firstSentence(message: string): string {
  return (message.split(/(?<=[.;])\s|\n/, 1)[0] ?? message).trim().replace(/[.;]$/, '');
}
