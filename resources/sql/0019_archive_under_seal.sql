-- What went by policy, and up to when the inbox was taken, stand under the bank's key: whoever has the database but not
-- the key can say neither. Run by bank_owner.

-- Like an event's seal, of all that the row says of its events. Null: nobody who has the key, so the events count as
-- taken away. Rows of before have none and need none: nothing that this program sealed is seven years old yet.
ALTER TABLE bank.audit_archive ADD COLUMN mac bytea CHECK (length(mac) = 16);

-- When nothing waited in the inbox last, as of the last sealing; under writers_seal. Chains that began more than a day
-- before are forgotten, and taken no more.
ALTER TABLE bank.audit_seal ADD COLUMN taken_up_to timestamptz;

-- Removes the partition that begins at `first`, if the policy lets it go, and keeps what the bank seals of it: its root
-- and the time of its newest event. False: it has to stay.
DROP FUNCTION bank.remove_audit_partition(bigint, bytea);
CREATE FUNCTION bank.remove_audit_partition(first bigint, root bytea, newest timestamptz, mac bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '500ms' AS $$
DECLARE
    size constant bigint := 1::bigint << bank.audit_partition_level();
BEGIN
    PERFORM pg_advisory_xact_lock(7201, 2);
    IF bank.removable_audit_partition() IS DISTINCT FROM first THEN
        RETURN false;
    END IF;
    INSERT INTO bank.audit_archive (first_seq, level, root, newest, mac)
        VALUES (first, bank.audit_partition_level(), root, newest, mac);
    EXECUTE format('DROP TABLE bank.%I, bank.%I', 'audit_event_' || first / size, 'audit_subject_' || first / size);
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION bank.remove_audit_partition(bigint, bytea, timestamptz, bytea) FROM PUBLIC;

-- Rights -----------------------------------------------------------------------------------------------------------------

GRANT UPDATE (taken_up_to) ON bank.audit_seal TO bank_app;
GRANT EXECUTE ON FUNCTION bank.remove_audit_partition(bigint, bytea, timestamptz, bytea) TO bank_app;
