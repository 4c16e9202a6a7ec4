-- What the planner knew of the keys of events went with the index that was made anew.
ANALYZE event, session_hour, issuance;
