-- What the trust map asks of an issuance's event, so that it need not read one event for each.
ALTER TABLE issuance
  -- userIdentity as the event has it: an entry of 'principal'.
  ADD COLUMN caller bigint,
  -- Whether requestParameters.roleArn is the role: a search for it finds the event.
  ADD COLUMN named  boolean NOT NULL DEFAULT false;
UPDATE issuance AS i SET caller = e.principal_id, named = coalesce(e.terms @> (
    SELECT ARRAY[('x' || encode(substr(sha256('requestParameters.roleArn'::bytea || '\x00'::bytea
             || convert_to(r.value, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint]
    FROM dictionary AS r WHERE r.id = i.role_id), false)
FROM event AS e WHERE e.event_time = i.event_time AND e.event_key = i.event_key;
