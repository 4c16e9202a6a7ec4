/** A network of IPv4 or IPv6: an address and how many of its bits count. */
export interface Network {
  readonly version: 4 | 6;
  readonly bits: bigint;
  readonly prefix: number;
}

/** `192.0.2.0/24`, `2001:db8::/32`. Null for anything else. */
export function parseNetwork(text: string): Network | null {
  const match = /^([0-9a-f:.]{2,45})\/(\d{1,3})$/i.exec(text);
  const address = parseAddress(match?.[1] ?? '');
  const prefix = Number(match?.[2]);
  if (address === null || prefix > widthOf(address)) return null;
  return { ...address, prefix };
}

/** Whether `text` is an address of the network; a service's name never is. */
export function isInNetwork(network: Network, text: string): boolean {
  const address = parseAddress(text);
  if (address === null || address.version !== network.version) return false;
  const shift = BigInt(widthOf(network) - network.prefix);
  return address.bits >> shift === network.bits >> shift;
}

/**
 * A regular expression, of JavaScript and PostgreSQL alike, for how every address of the network
 * begins; empty where that is not known.
 */
export function prefixPattern({ version, bits, prefix }: Network): string {
  if (version === 6) return '';
  const octets = [24n, 16n, 8n, 0n].map((shift) => `0{0,2}${(bits >> shift) & 0xffn}`);
  const whole = octets.slice(0, Math.floor(prefix / 8));
  return whole.length === 0 ? '' : `^${whole.join('[.]')}${whole.length === 4 ? '$' : '[.]'}`;
}

function widthOf({ version }: { version: 4 | 6 }): number {
  return version === 4 ? 32 : 128;
}

function parseAddress(text: string): Omit<Network, 'prefix'> | null {
  const bits = text.includes(':') ? parseV6(text) : parseV4(text);
  return bits === null ? null : { version: text.includes(':') ? 6 : 4, bits };
}

/** Logs that were made anonymous have leading zeros; they are decimal. */
function parseV4(text: string): bigint | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const parts = match?.slice(1).map(Number) ?? [];
  if (parts.length !== 4 || parts.some((part) => part > 255)) return null;
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

/** RFC 4291, 2.2: eight groups, one run of zeros as `::`, the last 32 bits in dots if need be. */
function parseV6(given: string): bigint | null {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(given);
  const v4 = dotted === null ? null : parseV4(dotted[2] ?? '');
  if (dotted !== null && v4 === null) return null;
  const tail = v4 === null ? '' : `${(v4 >> 16n).toString(16)}:${(v4 & 0xffffn).toString(16)}`;
  const text = dotted === null ? given : `${dotted[1]}${tail}`;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - rest.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...new Array<string>(missing).fill('0'), ...rest];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}
