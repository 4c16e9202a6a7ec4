-- 1 where some call of the session was made by the caller itself; 0 where services made all of them on its
-- behalf (userIdentity.invokedBy). Null, which is not known, for sessions of earlier imports.
ALTER TABLE session ADD COLUMN direct smallint;
