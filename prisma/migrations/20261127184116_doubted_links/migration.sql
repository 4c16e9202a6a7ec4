-- Links by a key that their own records contradict have a grade of their own: what may be one is linked anew.
INSERT INTO loose_session
SELECT array_agg(p.session_id)
FROM session_shape AS p JOIN session AS s ON s.id = p.session_id
JOIN issuance AS i ON i.event_time = p.issued_time AND i.event_key = p.issued_key
WHERE p.grade = 0 AND (i.issued_principal IS DISTINCT FROM s.principal
  OR s.created NOT BETWEEN i.event_time - interval '5 seconds' AND i.event_time + interval '5 seconds')
HAVING count(*) > 0;
