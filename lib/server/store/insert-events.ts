/**
 * Staged rows to events, in one statement: what was not there yet goes in and is counted in the
 * hourly cube; what was there already, from another file, is counted as a copy. Answers the `seq`
 * of the rows that were new, so that only their raw bytes are kept.
 *
 * The copies are every staged row that is not among the inserted: a data-modifying WITH sees the
 * table as it was, which is why the difference is taken by seq and not by looking again.
 */
export const insertEvents = `
  WITH inserted AS (
    INSERT INTO event SELECT * FROM staging_event
    ON CONFLICT DO NOTHING
    RETURNING seq, event_time, account_id, region_id, source_id, name_id, principal_id, ip_id, agent_id,
              error_id, outcome, identity, category, read_only
  ), counted AS (
    INSERT INTO activity (hour, account_id, region_id, source_id, name_id, principal_id, ip_id, agent_id,
                          error_id, n, outcome, identity, category, read_only)
    SELECT date_bin('1 hour', event_time, '2000-01-01T00:00:00Z'), account_id, region_id, source_id, name_id,
           principal_id, ip_id, agent_id, error_id, count(*), outcome, identity, category, read_only
    FROM inserted
    WHERE event_time > '-infinity'
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14
  )
  SELECT seq FROM inserted`;

/** Run when fewer rows came back than were staged; $1 is the array of the seqs that were new. */
export const insertCopies = `
  INSERT INTO event_copy (event_time, event_key, file_id, copies)
  SELECT event_time, event_key, file_id, count(*)
  FROM staging_event WHERE seq <> ALL ($1::int[])
  GROUP BY 1, 2, 3 ORDER BY 2, 1, 3
  ON CONFLICT (event_key, event_time, file_id) DO UPDATE SET copies = event_copy.copies + excluded.copies`;
