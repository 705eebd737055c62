-- An export whose program ended, or whose machine broke, is never told of: the bank ends it by itself. How many rows it
-- had written nobody knows.
ALTER TABLE bank.audit_export
    DROP CONSTRAINT audit_export_ending_check,
    DROP CONSTRAINT audit_export_check,
    ADD CHECK (ending IN ('completed', 'cancelled', 'failed', 'abandoned')),
    ADD CHECK ((ended_at IS NULL) = (ending IS NULL)),
    ADD CHECK ((row_count IS NULL) = (ending IS NULL OR ending = 'abandoned'));
