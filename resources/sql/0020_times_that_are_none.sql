-- PostgreSQL's "infinity" is no time to reckon with: one row of it, which whoever writes to the trail could put there,
-- must not stop those who read it. Rows that are there already are not looked at, and are read like any other.

ALTER TABLE bank.audit_inbox ADD CONSTRAINT recorded_at_is_a_time CHECK (isfinite(recorded_at)) NOT VALID;
ALTER TABLE bank.audit_event ADD CONSTRAINT at_is_a_time CHECK (isfinite(at)) NOT VALID;
