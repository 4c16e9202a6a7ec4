import { z } from 'zod';
import { type Reason, reasons } from '../roles/reasons.ts';
import { grades, issuanceKinds, sessionKinds } from '../roles/session-kinds.ts';
import { reachChanges } from './reach-changes.ts';

/** Credential sessions, what issued them, and how they hang together. Times are ISO 8601 UTC. */

/** What every answer about sessions says of itself. */
const linking = {
  /**
   * Sessions and calls whose links are still being worked out after an import or a deletion, counted up
   * to 100,000: until there are none, the answer may change.
   */
  loose: z.int(),
};

const reasonNames = Object.keys(reasons) as [Reason, ...Reason[]];

/** A session as lists, graphs and chains show it. */
export const sessionRow = z.object({
  /** Names it everywhere: `session` of a View, of events, and in paths. */
  key: z.string(),
  kind: z.enum(sessionKinds),
  /** userIdentity.arn; null where its records have none. */
  arn: z.string().nullable(),
  principalId: z.string().nullable(),
  /** The role it acts as; null for what is no role. */
  roleArn: z.string().nullable(),
  sessionName: z.string().nullable(),
  account: z.string().nullable(),
  sourceIdentity: z.string().nullable(),
  /** The web identity provider that opened it. */
  provider: z.string().nullable(),
  mfa: z.boolean().nullable(),
  /** creationDate of its credentials. */
  created: z.iso.datetime().nullable(),
  /** The hours of its first and last event. */
  firstHour: z.iso.datetime(),
  lastHour: z.iso.datetime(),
  events: z.int(),
  /** Further events that services made for this user or root in sessions of their own (`forwarded`). */
  forwarded: z.int(),
  errors: z.int(),
  /** Successful calls that were not read-only. */
  changes: z.int(),
  /** Links between it and the session at the root of its chain; 0 for a root. */
  depth: z.int(),
  /** Borders between accounts on that way. */
  crossed: z.int(),
  /** How sure the link to what issued it is; null where no such record is here. */
  grade: z.enum(grades).nullable(),
  /** The weakest grade on the way to the root. */
  weakest: z.enum(grades).nullable(),
  parent: z.string().nullable(),
  root: z.string(),
  /** The account whose logs would hold the missing record of the call that issued it. */
  missing: z.string().nullable(),
  /** Why it deserves a look, what weighs most first (lib/core/roles/reasons.ts), and their sum. */
  reasons: z.array(z.enum(reasonNames)),
  score: z.int(),
});
export type SessionRow = z.infer<typeof sessionRow>;

/**
 * GET /api/sessions?<view>&order=…&proof=…&cursor=…&limit=…: sessions with events under the View. `look`: what
 * deserves a look first; `recent`: the latest active first. Sessions in which services called for a
 * user are gathered under the session whose call they went on with.
 */
export const sessionSorts = ['look', 'recent'] as const;
/** `exact`: only sessions whose way to the root rests on ids alone; sessions of unknown origin are among them. */
export const sessionProofs = ['any', 'exact'] as const;
export const sessionsResponse = z.object({
  sessions: z.array(sessionRow),
  /** Hand back as `cursor`; null at the end. */
  next: z.string().nullable(),
  /** Sessions under the View; null where they are more than are counted. */
  total: z.int().nullable(),
  ...linking,
});
export type SessionsResponse = z.infer<typeof sessionsResponse>;

/** A record that issued credentials, or refused to. */
export const issuanceRow = z.object({
  /** `formatEventRef` of its event. */
  ref: z.string(),
  kind: z.enum(issuanceKinds),
  succeeded: z.boolean(),
  eventTime: z.iso.datetime().nullable(),
  /** Whose log it is in, where that is said. */
  logAccount: z.string().nullable(),
  /** Who called: an ARN, a service, an account. */
  caller: z.string().nullable(),
  callerAccount: z.string().nullable(),
  roleArn: z.string().nullable(),
  sessionName: z.string().nullable(),
  /** As the identity provider knows who stands behind the caller. */
  subject: z.string().nullable(),
  provider: z.string().nullable(),
  mfaSerial: z.string().nullable(),
  switchFrom: z.string().nullable(),
  /** When the credentials end. */
  expires: z.iso.datetime().nullable(),
});
export type IssuanceRow = z.infer<typeof issuanceRow>;

/** One link of a chain: a session and the call that issued it. */
export const chainStep = z.object({
  session: sessionRow,
  issuance: issuanceRow.nullable(),
  /** The other account's record of the same call. */
  twin: issuanceRow.nullable(),
  /** What the grade rests on, in a sentence. */
  proof: z.string(),
});
export type ChainStep = z.infer<typeof chainStep>;

/** From the root down to the session itself. */
const wayToSession = z.object({
  steps: z.array(chainStep),
  /** Who or what stands at the start, as far as the records go. */
  origin: z.string(),
  weakest: z.enum(grades).nullable(),
  /** What weakens the conclusion, in sentences. */
  doubts: z.array(z.string()),
});
export type WayToSession = z.infer<typeof wayToSession>;

/** GET /api/session/origin?key=…: who stands behind a session. */
export const originResponse = wayToSession.extend(linking);
export type OriginResponse = z.infer<typeof originResponse>;

/**
 * GET /api/events/<ref>/origin: who stands behind an event, by `via`: its own session; the other
 * account's record of the same call; or the session that the call opened, where the steps end before it.
 */
export const eventOriginResponse = z.object({
  /** Null where nothing leads further than the record itself. */
  behind: wayToSession
    .extend({
      via: z.enum(['session', 'twin', 'issued']),
      /** The session that it was found by. */
      session: z.string(),
    })
    .nullable(),
  ...linking,
});
export type EventOriginResponse = z.infer<typeof eventOriginResponse>;

/** A record by which a long-lived key was deleted or made inactive. */
const keyEnd = z.object({
  key: z.string(),
  how: z.enum(['deleted', 'deactivated']),
  time: z.iso.datetime(),
  ref: z.string(),
});

/** GET /api/session?key=…: one session. Lists are bounded; their totals are not. */
export const sessionDetailResponse = originResponse.extend({
  session: sessionRow,
  keys: z.array(z.string()),
  /** Of its first and last event. */
  first: z.iso.datetime().nullable(),
  last: z.iso.datetime().nullable(),
  expires: z.iso.datetime().nullable(),
  actions: z.array(
    z.object({
      eventSource: z.string().nullable(),
      eventName: z.string().nullable(),
      reads: z.int(),
      changes: z.int(),
      errors: z.int(),
    }),
  ),
  actionsTotal: z.int(),
  /** Addresses and agents in the order in which they first appear: a change in mid-session shows; at most 500. */
  sources: z.array(
    z.object({
      sourceIPAddress: z.string().nullable(),
      userAgent: z.string().nullable(),
      first: z.iso.datetime(),
      last: z.iso.datetime(),
      events: z.int(),
    }),
  ),
  sourcesTotal: z.int(),
  /**
   * What its events name: buckets, keys, roles, ARNs; those that it changed first, at most 100. The
   * events are those with the value at one of the paths; `resourcesSample`: only so many, the latest, were read.
   */
  resources: z.array(
    z.object({ value: z.string(), paths: z.array(z.string()), events: z.int(), changes: z.int() }),
  ),
  resourcesTotal: z.int(),
  resourcesSample: z.int().nullable(),
  /** Values under keys that end like a resource's and name none, as far as the services are known: how many, and up to 12 of the keys. */
  resourcesLeft: z.object({ values: z.int(), keys: z.array(z.string()) }),
  /** Tags and limits, as the call that issued it has them; null where that is not here. */
  grant: z
    .object({
      tags: z.array(
        z.object({ key: z.string(), value: z.string(), reach: z.enum(['own', 'transitive', 'inherited']) }),
      ),
      /** Seconds that were asked for. */
      duration: z.number().nullable(),
      externalId: z.string().nullable(),
      /** Managed session policies. */
      policies: z.array(z.string()),
      inlinePolicy: z.boolean(),
    })
    .nullable(),
  /** What its first record says of how the credentials came to the caller. */
  delivery: z
    .object({ console: z.boolean(), invokedBy: z.string().nullable(), ec2: z.string().nullable() })
    .nullable(),
  /** The record that ended a long-lived key. */
  ended: keyEnd.nullable(),
  children: z.array(sessionRow),
  childrenTotal: z.int(),
  /** When the sessions of the steps and the first children were used; by whole hours where not exact. */
  spans: z.array(
    z.object({ key: z.string(), first: z.iso.datetime(), last: z.iso.datetime(), exact: z.boolean() }),
  ),
  /** Credentials that it asked for, granted or refused, the latest first; at most 50. */
  asked: z.array(issuanceRow),
  askedTotal: z.int(),
});
export type SessionDetailResponse = z.infer<typeof sessionDetailResponse>;

/** GET /api/session/reach?key=…: it, its way to the root, and all that descends from it. */
export const reachResponse = z.object({
  /** The way to the root and the descendants, parents before children; at most 500. */
  sessions: z.array(sessionRow),
  /** Descendants in all, however many are listed. */
  descendants: z.int(),
  accounts: z.array(z.string()),
  events: z.int(),
  errors: z.int(),
  changes: z.int(),
  ...reachChanges.shape,
  /** Credentials of it or of descendants that were valid at `now`, the longest first; long-lived keys end by no date. */
  valid: z.array(z.object({ key: z.string(), expires: z.iso.datetime().nullable() })),
  /** Long-lived keys among them that the logs say were ended. */
  ended: z.array(keyEnd),
  now: z.iso.datetime(),
  ...linking,
});
export type ReachResponse = z.infer<typeof reachResponse>;

/** GET /api/roles/missing: whose logs would complete how many chains; the most first. */
export const missingResponse = z.object({
  accounts: z.array(
    z.object({
      account: z.string(),
      sessions: z.int(),
      /** Days (UTC) of the calls whose records are missing: how many, the first and the last. */
      days: z.int(),
      first: z.iso.datetime(),
      last: z.iso.datetime(),
      /** At most 5. */
      examples: z.array(sessionRow),
    }),
  ),
  ...linking,
});
export type MissingResponse = z.infer<typeof missingResponse>;

/** GET /api/roles/trust?<view>: which principals became which roles within the View's range. */
export const trustResponse = z.object({
  pairs: z.array(
    z.object({
      /** Who called, as people know it: a subject of an identity provider, an ARN, a service. */
      caller: z.string().nullable(),
      callerAccount: z.string().nullable(),
      /** As a View's filter has the caller. */
      principal: z.string().nullable(),
      /** The identity that a console switched from. */
      switchFrom: z.string().nullable(),
      kind: z.enum(issuanceKinds),
      roleArn: z.string(),
      roleAccount: z.string().nullable(),
      count: z.int(),
      refused: z.int(),
      /** By what the timeline finds exactly so many events (`callsOf`); null where it would find others too. */
      countBy: z.enum(['role', 'switch']).nullable(),
      refusedBy: z.enum(['role', 'caller']).nullable(),
      first: z.iso.datetime(),
      last: z.iso.datetime(),
      /** This caller has not taken this role by this kind of call before the range, nor tried. */
      isNew: z.boolean(),
    }),
  ),
  total: z.int(),
  /** From account to account, over all pairs. */
  matrix: z.array(z.object({ from: z.string(), to: z.string(), count: z.int(), refused: z.int() })),
  ...linking,
});
export type TrustResponse = z.infer<typeof trustResponse>;
