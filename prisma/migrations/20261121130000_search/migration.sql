-- What an event can be found by, in one index: its terms and the ids of its typed values. The four
-- closed sets are small numbers of their own, which no 64-bit hash will meet. Measured beside other
-- ways in docs/decisions/0005-finding-rows.md; lib/server/queries/event-keys.ts spells the same.
CREATE INDEX event_keys_idx ON event USING gin ((
  terms || ARRAY[account_id, region_id, source_id, name_id, principal_id, actor_id, access_key_id, ip_id,
                 agent_id, error_id, 1000 + outcome, 2000 + identity, 3000 + category, 4000 + read_only]
)) WITH (gin_pending_list_limit = 16384);
DROP INDEX event_terms_idx;

-- Values of a path, for lists of them, patterns and ranges.
CREATE INDEX term_path_id_idx ON term (path_id);
-- Words of values, for free words. The separators are those of lib/core/search/words.ts.
CREATE INDEX term_words_idx ON term USING gin (
  string_to_array(translate(lower(value), ':/.-_=@,;+ $[](){}"''', '                    '), ' ')
) WITH (gin_pending_list_limit = 16384);
