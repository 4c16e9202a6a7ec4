-- Events of a session are found by the keys that signed for it, which its counts by hour name. By its own id only
-- what no key signed, and what has no time and is not counted: one entry fewer for each event.
DROP INDEX event_keys_idx;
CREATE INDEX event_keys_idx ON event USING gin ((
  terms || ARRAY[account_id, region_id, source_id, name_id, coalesce(principal_id, account_id),
                 coalesce(actor_id, account_id), coalesce(access_key_id, account_id), coalesce(ip_id, account_id),
                 coalesce(agent_id, account_id), coalesce(error_id, account_id),
                 CASE WHEN access_key_id IS NULL OR event_time = '-infinity' THEN coalesce(session_id, account_id)
                      ELSE account_id END,
                 1000 + outcome * 16 + identity, 2000 + category * 4 + read_only]
)) WITH (gin_pending_list_limit = 16384);
