-- An event has three keys fewer in the index: the closed sets share two, and a missing value repeats the
-- account's key, which the index keeps once, where a NULL is an entry of its own.
DROP INDEX event_keys_idx;
CREATE INDEX event_keys_idx ON event USING gin ((
  terms || ARRAY[account_id, region_id, source_id, name_id, coalesce(principal_id, account_id),
                 coalesce(actor_id, account_id), coalesce(access_key_id, account_id), coalesce(ip_id, account_id),
                 coalesce(agent_id, account_id), coalesce(error_id, account_id), coalesce(session_id, account_id),
                 1000 + outcome * 16 + identity, 2000 + category * 4 + read_only]
)) WITH (gin_pending_list_limit = 16384);
