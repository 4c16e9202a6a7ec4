-- Credential sessions and what issued them (docs/decisions/0040-role-sessions.md). Everything that links
-- them is a function of these tables, so that the order in which files arrive cannot matter.

-- Which session made the call: an entry of `dictionary` under 'session'.
ALTER TABLE event ADD COLUMN session_id bigint;
ALTER TABLE trash_event ADD COLUMN session_id bigint;
DROP INDEX event_keys_idx;
CREATE INDEX event_keys_idx ON event USING gin ((
  terms || ARRAY[account_id, region_id, source_id, name_id, principal_id, actor_id, access_key_id, ip_id,
                 agent_id, error_id, session_id, 1000 + outcome, 2000 + identity, 3000 + category, 4000 + read_only]
)) WITH (gin_pending_list_limit = 16384);

-- What the records of a session say of it. Like the dictionary: a row without events does no harm.
CREATE TABLE session (
  id              bigint PRIMARY KEY,
  kind            smallint NOT NULL,
  principal_id    text,
  created         timestamptz(3),
  role_arn        text,
  session_name    text,
  account         text,
  source_identity text,
  sign_in         text,
  provider        text,
  -- userIdentity.arn: what a console's SwitchFrom names.
  arn             text,
  mfa             smallint,
  -- Whether session_shape follows from what is here now.
  stitched        boolean NOT NULL DEFAULT false
);
CREATE INDEX session_principal_idx ON session (principal_id, created);
CREATE INDEX session_arn_idx ON session (arn, created);
CREATE INDEX session_loose_idx ON session (id) WHERE NOT stitched;

CREATE TABLE session_key (
  access_key text NOT NULL,
  session_id bigint NOT NULL,
  PRIMARY KEY (access_key, session_id)
);
CREATE INDEX session_key_session_idx ON session_key (session_id);

-- Counts of a session by hour, appended per batch and merged in the background; only sums mean anything.
CREATE TABLE session_hour (
  session_id bigint NOT NULL,
  hour       timestamptz(3) NOT NULL,
  n          integer NOT NULL,
  errors     integer NOT NULL,
  changes    integer NOT NULL
);
CREATE INDEX session_hour_idx ON session_hour (session_id, hour);

-- A call that hands out credentials, or was refused them. Means something while its event is there.
CREATE TABLE issuance (
  event_time       timestamptz(3) NOT NULL,
  event_key        uuid NOT NULL,
  kind             smallint NOT NULL,
  outcome          smallint NOT NULL,
  issued_key       text,
  issued_principal text,
  role_arn         text,
  session_name     text,
  source_identity  text,
  expires          timestamptz(3),
  caller_session   bigint,
  caller_type      smallint NOT NULL,
  caller_account   text,
  caller           text,
  log_account      text,
  shared_event     text,
  sign_in          text,
  subject          text,
  provider         text,
  mfa_serial       text,
  switch_from      text,
  stitched         boolean NOT NULL DEFAULT false,
  PRIMARY KEY (event_time, event_key)
);
CREATE INDEX issuance_key_idx ON issuance (issued_key) WHERE issued_key IS NOT NULL;
CREATE INDEX issuance_principal_idx ON issuance (issued_principal, event_time) WHERE issued_principal IS NOT NULL;
CREATE INDEX issuance_caller_idx ON issuance (caller_session) WHERE caller_session IS NOT NULL;
CREATE INDEX issuance_shared_idx ON issuance (shared_event) WHERE shared_event IS NOT NULL;
CREATE INDEX issuance_role_idx ON issuance (role_arn, event_time) WHERE role_arn IS NOT NULL;
CREATE INDEX issuance_switch_idx ON issuance (switch_from) WHERE switch_from IS NOT NULL;
CREATE INDEX issuance_loose_idx ON issuance (event_time) WHERE NOT stitched;

-- What follows for each session that has events: where it came from and what deserves a look.
CREATE TABLE session_shape (
  session_id   bigint PRIMARY KEY,
  first_hour   timestamptz(3),
  last_hour    timestamptz(3),
  events       integer NOT NULL,
  errors       integer NOT NULL,
  changes      integer NOT NULL,
  -- The issuing record that proves most, how well (grades), and who called it.
  issued_time  timestamptz(3),
  issued_key   uuid,
  grade        smallint,
  -- The other account's record of the same call.
  twin_time    timestamptz(3),
  twin_key     uuid,
  -- The account whose logs would hold the missing record of the call.
  missing      text,
  parent_id    bigint,
  root_id      bigint NOT NULL,
  depth        integer NOT NULL,
  -- The weakest grade on the way to the root.
  weakest      smallint,
  crossed      integer NOT NULL,
  reasons      integer NOT NULL,
  score        integer NOT NULL
);
CREATE INDEX session_shape_score_idx ON session_shape (score DESC, session_id DESC);
CREATE INDEX session_shape_last_idx ON session_shape (last_hour DESC, session_id DESC);
CREATE INDEX session_shape_parent_idx ON session_shape (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX session_shape_root_idx ON session_shape (root_id);
