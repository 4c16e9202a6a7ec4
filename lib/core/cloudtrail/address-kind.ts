import { isInNetwork, type Network, parseNetwork } from '../search/network.ts';

/** What a sourceIPAddress is; `label` says it in words, null for an ordinary public address. */
export interface AddressKind {
  readonly kind: 'public' | 'special' | 'service' | 'internal' | 'other';
  readonly label: string | null;
}

/** IANA's registries of special-purpose IPv4 and IPv6 addresses, the first that holds counts. */
const special: readonly (readonly [network: string, label: string])[] = [
  ['10.0.0.0/8', 'private address'],
  ['172.16.0.0/12', 'private address'],
  ['192.168.0.0/16', 'private address'],
  ['fc00::/7', 'private address'],
  ['127.0.0.0/8', 'loopback address'],
  ['::1/128', 'loopback address'],
  ['169.254.0.0/16', 'link-local address'],
  ['fe80::/10', 'link-local address'],
  ['100.64.0.0/10', 'shared address of a carrier'],
  ['192.0.2.0/24', 'address for documentation'],
  ['198.51.100.0/24', 'address for documentation'],
  ['203.0.113.0/24', 'address for documentation'],
  ['2001:db8::/32', 'address for documentation'],
  ['3fff::/20', 'address for documentation'],
  ['198.18.0.0/15', 'address for benchmarks'],
  ['224.0.0.0/4', 'multicast address'],
  ['ff00::/8', 'multicast address'],
  ['0.0.0.0/8', 'reserved address'],
  ['192.0.0.0/24', 'reserved address'],
  ['240.0.0.0/4', 'reserved address'],
  ['::/128', 'reserved address'],
];
const networks = special.flatMap(([text, label]): [Network, string][] => {
  const network = parseNetwork(text);
  return network === null ? [] : [[network, label]];
});

/** Names by which AWS's own callers go: a service's DNS name, with or without a Region in it. */
const serviceName = /^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|aws\.internal|amazon\.com)$/i;

export function addressKind(source: string): AddressKind {
  if (/^aws internal$/i.test(source)) return { kind: 'internal', label: 'inside AWS' };
  if (serviceName.test(source)) return { kind: 'service', label: 'AWS service' };
  if (!isAddress(source)) return { kind: 'other', label: null };
  const found = networks.find(([network]) => isInNetwork(network, source));
  return found === undefined ? { kind: 'public', label: null } : { kind: 'special', label: found[1] };
}

export function isAddress(text: string): boolean {
  return parseNetwork(`${text}/0`) !== null;
}
