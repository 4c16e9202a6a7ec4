-- Indexes that each record which issues credentials had to enter, and few are looked for in.
-- What services ask for has one record: the other would lie in an account of AWS. (8: AWSService)
DROP INDEX issuance_shared_idx;
CREATE INDEX issuance_shared_idx ON issuance (shared_event) WHERE shared_event IS NOT NULL AND caller_type <> 8;
-- By principal and second issuances are found by their time; hours before only sign-ins are looked for. (8: ConsoleLogin)
DROP INDEX issuance_principal_idx;
CREATE INDEX issuance_sign_in_idx ON issuance (issued_principal, event_time) WHERE kind = 8;
