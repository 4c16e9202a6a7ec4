/**
 * The keys of an event, as event_keys_idx (migration 20261127081500_thinner_events) has them: ids of terms
 * and typed values, and small numbers for the closed sets. What is found by a key is still held
 * against the condition itself.
 */
export const eventKeysSql = `(terms || ARRAY[account_id, region_id, source_id, name_id, principal_id, actor_id,
  access_key_id, ip_id, agent_id, error_id, session_id, 1000 + outcome, 2000 + identity, 3000 + category, 4000 + read_only])`;
