import { isAddress } from '../cloudtrail/address-kind.ts';
import { formatSearch } from '../search/format-search.ts';
import { timelineHref } from '../view/timeline-href.ts';
import type { Entity } from './entity.ts';
import { entityLabels } from './entity.ts';
import { entityHref } from './entity-codec.ts';

/** A place that pasted text leads to. */
export interface PastedPlace {
  readonly label: string;
  /** As it was pasted, less the space around it. */
  readonly value: string;
  readonly href: string;
}

const longest = 1024;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** IAM guide, "Unique identifiers": long-lived and temporary keys. */
const accessKey = /^(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}$/;
/** What stands in logs and has no spaces: ids of resources and of principals, names with digits. */
const idLike = /^(?=.*\d)[\w.:/@+=,-]{8,}$/;

/** Where an ARN, key id, address, account, eventID or other id leads; none for ordinary words. */
export function readPasted(text: string): PastedPlace[] {
  const value = text.trim();
  if (value === '' || value.length > longest) return [];
  if (uuid.test(value)) return [eventWith(value), about({ kind: 'value', value })];
  const entity = toEntity(value);
  return entity === null ? [] : [about(entity)];
}

function toEntity(value: string): Entity | null {
  if (value.startsWith('arn:')) return arnEntity(value);
  if (accessKey.test(value)) return { kind: 'accessKeyId', value };
  if (isAddress(value)) return { kind: 'sourceIPAddress', value };
  if (/^\d{12}$/.test(value)) return { kind: 'account', value };
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(value)) return { kind: 'eventSource', value };
  return idLike.test(value) ? { kind: 'value', value } : null;
}

function arnEntity(value: string): Entity {
  if (/^arn:[^:]*:iam::\d*:(user\/|role\/|root$)/.test(value)) return { kind: 'principal', value };
  if (/^arn:[^:]*:sts::\d*:(assumed-role|federated-user)\//.test(value)) return { kind: 'actor', value };
  return { kind: 'value', value };
}

function about(entity: Entity): PastedPlace {
  return {
    label: `About ${entityLabels[entity.kind].toLowerCase()}`,
    value: entity.value,
    href: entityHref(entity),
  };
}

function eventWith(value: string): PastedPlace {
  const search = formatSearch({ kind: 'is', field: 'eventID', pattern: { text: value, wild: false } });
  return { label: 'Events with the eventID', value, href: timelineHref({ search }) };
}
