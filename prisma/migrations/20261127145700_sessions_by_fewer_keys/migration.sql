-- Only a switch in the console asks for sessions by the identity that made their calls, and the few switches of a step
-- are joined in one reading of the table; the index cost every session of every import.
DROP INDEX session_actor_idx;
