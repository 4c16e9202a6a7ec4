-- Words of letters alone: ids in values otherwise bring an entry each, four times the size and three
-- times the work. Separators are those of lib/core/search/words.ts, and the digits.
DROP INDEX term_words_idx;
CREATE INDEX term_words_idx ON term USING gin (
  string_to_array(translate(lower(value), ':/.-_=@,;+ $[](){}"''0123456789', '                              '), ' ')
);
