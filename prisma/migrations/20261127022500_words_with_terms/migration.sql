-- The words that a term is found by come with it, spelled by lib/core/search/words.ts and joined by
-- blanks: to cut them out in SQL took longer than all else about a term. A term from before is cut as
-- it was, which gives all its runs of letters: more than it is asked for.
ALTER TABLE term ADD COLUMN words text;
DROP INDEX term_words_idx;
CREATE INDEX term_words_idx ON term USING gin ((
  string_to_array(coalesce(words, translate(lower(value), ':/.-_=@,;+ $[](){}"''0123456789', '                              ')), ' ')
  COLLATE "C"
));
