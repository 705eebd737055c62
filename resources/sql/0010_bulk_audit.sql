-- Bulk loads of the audit trail: a partition that is filled before it has indexes is filled several times faster.

-- Makes the partitions that are missing for the events up to `last`, without indexes and not yet in the trail: whoever
-- loads fills them by name and attaches them, all in one transaction. Returns the number of the first that was made;
-- all after it were made too. Null: none was missing.
CREATE FUNCTION bank.begin_audit_partitions(last bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    size  constant bigint := 1::bigint << bank.audit_partition_level();
    sealed bigint := (SELECT next_seq FROM bank.audit_seal);
    first bigint;
    name  text;
    made  bigint;
BEGIN
    IF last IS NULL OR last < sealed OR last > sealed + 64 * size THEN
        RAISE EXCEPTION 'last must lie within 64 partitions beyond the sealed events';
    END IF;
    PERFORM pg_advisory_xact_lock(7201, 2);
    FOR number IN sealed / size .. last / size LOOP
        CONTINUE WHEN to_regclass(format('bank.%I', 'audit_event_' || number)) IS NOT NULL;
        first := number * size;
        FOREACH name IN ARRAY ARRAY['audit_event', 'audit_subject'] LOOP
            -- With the constraint attaching need not look at every row.
            EXECUTE format('CREATE TABLE bank.%I (LIKE bank.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS'
                ' INCLUDING STORAGE, CONSTRAINT bounds CHECK (seq >= %s AND seq < %s))',
                name || '_' || number, name, first, first + size);
            EXECUTE format('GRANT INSERT ON bank.%I TO bank_app', name || '_' || number);
        END LOOP;
        made := least(made, number);
    END LOOP;
    RETURN made;
END $$;

-- Gives a partition of begin_audit_partitions its indexes and makes it a part of the trail.
CREATE FUNCTION bank.attach_audit_partition(number bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s'
    SET maintenance_work_mem = '256MB' AS $$
DECLARE
    size constant bigint := 1::bigint << bank.audit_partition_level();
    name text;
BEGIN
    -- What the trigger does for rows that come in through the trail.
    EXECUTE format('INSERT INTO bank.audit_span AS span (block, first_at, last_at)'
        ' SELECT seq >> 13, min(at), max(at) FROM bank.%I GROUP BY 1 ON CONFLICT (block) DO UPDATE'
        ' SET first_at = least(span.first_at, excluded.first_at), last_at = greatest(span.last_at, excluded.last_at)',
        'audit_event_' || number);
    FOREACH name IN ARRAY ARRAY['audit_event', 'audit_subject'] LOOP
        EXECUTE format('REVOKE INSERT ON bank.%I FROM bank_app', name || '_' || number);
        EXECUTE format('ALTER TABLE bank.%I ATTACH PARTITION bank.%I FOR VALUES FROM (%s) TO (%s)',
            name, name || '_' || number, number * size, (number + 1) * size);
        EXECUTE format('ALTER TABLE bank.%I DROP CONSTRAINT bounds', name || '_' || number);
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION bank.begin_audit_partitions(bigint), bank.attach_audit_partition(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bank.begin_audit_partitions(bigint), bank.attach_audit_partition(bigint) TO bank_app;
