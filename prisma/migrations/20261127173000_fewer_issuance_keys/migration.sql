-- Indexes that each record which issues credentials had to enter, and few are looked for in.
-- What services ask for (8: AWSService) has one record: the other would lie in an account of AWS.
ALTER TABLE issuance ALTER COLUMN shared_event TYPE bigint USING CASE WHEN caller_type <> 8 THEN shared_event END;
-- By principal and second issuances are found by their time; hours before only sign-ins are looked for (8: ConsoleLogin).
DROP INDEX issuance_principal_idx;
CREATE INDEX issuance_sign_in_idx ON issuance (issued_principal, event_time) WHERE kind = 8;
