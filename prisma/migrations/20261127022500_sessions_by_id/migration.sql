-- The tables of sessions again, with ids and hashes in place of texts: what a session is told by is in
-- `dictionary` already, and what an issuance is told by in its event. A third of the bytes.
DROP TABLE session, session_key, issuance, session_shape;
UPDATE event SET session_id = NULL WHERE session_id IS NOT NULL;
TRUNCATE session_hour;

-- What the records of a session say of it. Like the dictionary: a row without events does no harm.
CREATE TABLE session (
  id              bigint PRIMARY KEY,
  created         timestamptz(3),
  -- Hash of the principalId, which is the first part of the session's key.
  principal       bigint,
  -- Ids of dictionary entries: of 'principal', 'actor' and 'account'.
  role_id         bigint,
  actor_id        bigint,
  account_id      bigint,
  kind            smallint NOT NULL,
  mfa             smallint,
  -- Whether session_shape follows from what is here now.
  stitched        boolean NOT NULL DEFAULT false,
  source_identity text,
  sign_in         text,
  provider        text
);
CREATE INDEX session_principal_idx ON session (principal, created);
CREATE INDEX session_actor_idx ON session (actor_id, created);
CREATE INDEX session_loose_idx ON session (id) WHERE NOT stitched;

-- Which keys signed for which session; ids of entries of 'accessKeyId'.
CREATE TABLE session_key (
  key_id     bigint NOT NULL,
  session_id bigint NOT NULL,
  PRIMARY KEY (key_id, session_id)
);
CREATE INDEX session_key_session_idx ON session_key (session_id);

-- A call that hands out credentials, or was refused them. Means something while its event is there,
-- which tells who called, with which outcome and in whose log.
CREATE TABLE issuance (
  event_time      timestamptz(3) NOT NULL,
  event_key       uuid NOT NULL,
  expires         timestamptz(3),
  -- Hashes, as of session_key and session.
  issued_key      bigint,
  issued_principal bigint,
  shared_event    bigint,
  caller_session  bigint,
  role_id         bigint,
  caller_account  bigint,
  -- The identity that a console switched from: an entry of 'actor'.
  switch_from     bigint,
  kind            smallint NOT NULL,
  outcome         smallint NOT NULL,
  caller_type     smallint NOT NULL,
  stitched        boolean NOT NULL DEFAULT false,
  session_name    text,
  subject         text,
  provider        text,
  mfa_serial      text,
  PRIMARY KEY (event_time, event_key)
);
CREATE INDEX issuance_key_idx ON issuance (issued_key) WHERE issued_key IS NOT NULL;
CREATE INDEX issuance_principal_idx ON issuance (issued_principal, event_time) WHERE issued_principal IS NOT NULL;
CREATE INDEX issuance_caller_idx ON issuance (caller_session) WHERE caller_session IS NOT NULL;
CREATE INDEX issuance_shared_idx ON issuance (shared_event) WHERE shared_event IS NOT NULL;
-- Those that can be joined by role, name and time alone.
CREATE INDEX issuance_nameless_idx ON issuance (role_id, event_time)
  WHERE issued_key IS NULL AND issued_principal IS NULL AND outcome <> 1;
CREATE INDEX issuance_switch_idx ON issuance (switch_from) WHERE switch_from IS NOT NULL;
CREATE INDEX issuance_loose_idx ON issuance (event_time) WHERE NOT stitched;

-- What follows for each session that has events: where it came from and what deserves a look.
CREATE TABLE session_shape (
  session_id   bigint PRIMARY KEY,
  parent_id    bigint,
  root_id      bigint NOT NULL,
  first_hour   timestamptz(3) NOT NULL,
  last_hour    timestamptz(3) NOT NULL,
  -- The issuing record that proves most, and the other account's record of the same call.
  issued_time  timestamptz(3),
  twin_time    timestamptz(3),
  issued_key   uuid,
  twin_key     uuid,
  -- The account whose logs would hold the missing record of the call: an entry of 'account'.
  missing      bigint,
  events       integer NOT NULL,
  errors       integer NOT NULL,
  changes      integer NOT NULL,
  reasons      integer NOT NULL,
  score        integer NOT NULL,
  -- How well the record proves the link, and the weakest proof on the way to the root (grades).
  grade        smallint,
  weakest      smallint,
  depth        smallint NOT NULL,
  crossed      smallint NOT NULL
);
CREATE INDEX session_shape_score_idx ON session_shape (score DESC, session_id DESC);
CREATE INDEX session_shape_last_idx ON session_shape (last_hour DESC, session_id DESC);
CREATE INDEX session_shape_parent_idx ON session_shape (parent_id) WHERE parent_id IS NOT NULL;

-- Keys and sessions come with every sign-in and are pasted whole: no substrings. The numbers are the ids
-- of the paths 'accessKeyId' and 'session'.
DROP INDEX dictionary_value_idx;
CREATE INDEX dictionary_value_idx ON dictionary USING gin (value gin_trgm_ops)
  WHERE path_id NOT IN (3415773533251169108, -6770282695733279917);
