-- Upkeep that does not stand in the way of those who wait for an answer. Run by bank_owner.

-- Its rows are updated in place, and those updates clear away the ones before: vacuum has little to do, and need not
-- hurry. What ANALYZE learns of accounts does not change with their balances.
ALTER TABLE bank.account RESET (autovacuum_vacuum_cost_delay);
ALTER TABLE bank.account SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.5);

-- Takes the trail's newest events into its block indexes. Until then all of them are read for any part of the trail,
-- and vacuum does it only once they are a fifth of their partition.
CREATE FUNCTION bank.summarize_audit_indexes() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '50ms' AS $$
DECLARE
    newest constant bigint := (SELECT next_seq FROM bank.audit_seal) >> bank.audit_partition_level();
BEGIN
    PERFORM brin_summarize_new_values(child.indexrelid)
    FROM pg_inherits JOIN pg_index AS child ON child.indexrelid = inhrelid
    WHERE inhparent IN ('bank.audit_subject_seq'::regclass, 'bank.audit_event_at'::regclass)
        AND child.indrelid IN (SELECT to_regclass(format('bank.%s_%s', name, number))
            FROM unnest(ARRAY['audit_event', 'audit_subject']) AS name, unnest(ARRAY[newest - 1, newest]) AS number);
EXCEPTION WHEN lock_not_available THEN
    NULL; -- VACUUM is at work and does it itself.
END $$;

REVOKE ALL ON FUNCTION bank.summarize_audit_indexes() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bank.summarize_audit_indexes() TO bank_app;
