/**
 * The keys of an event, as event_keys_idx (migration 20261127175900_sessions_by_their_keys) has them: ids of terms
 * and typed values, and small numbers for the closed sets, two by two. A missing value repeats the account's
 * key, which costs nothing, and so does a session where a key signed, by which it is found (session-keys.ts); a NULL would be an entry. What is found by a key is still held against
 * the condition itself.
 */
export const eventKeysSql = `(terms || ARRAY[account_id, region_id, source_id, name_id, coalesce(principal_id, account_id),
  coalesce(actor_id, account_id), coalesce(access_key_id, account_id), coalesce(ip_id, account_id),
  coalesce(agent_id, account_id), coalesce(error_id, account_id),
  CASE WHEN access_key_id IS NULL OR event_time = '-infinity' THEN coalesce(session_id, account_id) ELSE account_id END,
  1000 + outcome * 16 + identity, 2000 + category * 4 + read_only])`;
