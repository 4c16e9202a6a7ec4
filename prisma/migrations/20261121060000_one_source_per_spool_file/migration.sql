-- An upload that is announced twice (a crash between its row and its mark) is one source.
CREATE UNIQUE INDEX ingest_source_spool_key ON ingest_source (place) WHERE place LIKE 'spool:%';
