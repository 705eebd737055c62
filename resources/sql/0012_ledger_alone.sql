-- The ledger waits for nobody and nothing rewrites what it decided.
-- Run by bank_owner.

-- Keys of orders -----------------------------------------------------------------------------------------------------

-- Whoever is about to decide a key holds this lock until its transaction ends: the ledger, which leaves out a key that
-- somebody else is deciding, and whoever resolves, who waits. (Two keys that share a number only wait for each other.)
CREATE FUNCTION bank.try_lock_key(actor uuid, key uuid) RETURNS boolean
    LANGUAGE sql VOLATILE STRICT
    RETURN pg_try_advisory_xact_lock(7206, hashtext(actor::text || key::text));
CREATE FUNCTION bank.lock_key(actor uuid, key uuid) RETURNS void
    LANGUAGE sql VOLATILE STRICT
    RETURN pg_advisory_xact_lock(7206, hashtext(actor::text || key::text));
REVOKE ALL ON FUNCTION bank.try_lock_key(uuid, uuid), bank.lock_key(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bank.try_lock_key(uuid, uuid), bank.lock_key(uuid, uuid) TO bank_app;

-- What was decided under a key stands for ever: an outcome is written over none and over nothing else.
CREATE FUNCTION bank.refuse_to_decide_again() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'what was decided under an idempotency key does not change' USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION bank.refuse_to_decide_again() FROM PUBLIC;
CREATE TRIGGER idempotency_key_decided BEFORE UPDATE ON bank.idempotency_key
    FOR EACH ROW WHEN (OLD.outcome IS NOT NULL) EXECUTE FUNCTION bank.refuse_to_decide_again();
REVOKE UPDATE ON bank.idempotency_key FROM bank_app;
GRANT UPDATE (outcome, transfer_id, refusal, recorded_at) ON bank.idempotency_key TO bank_app;

-- Partitions ---------------------------------------------------------------------------------------------------------

-- As before, but a partition is made by itself and then attached: the ledger and readers go on, while CREATE TABLE …
-- PARTITION OF would wait for every reader of bank.transfer with the ledger waiting behind it. Attaching locks the default
-- partition alone, which it looks through and which is empty. It waits for half a second, then fails as a whole; the
-- next time makes what is missing. A month of which rows already lie in the default partition stays there.
CREATE OR REPLACE FUNCTION bank.ensure_transfer_partitions(today date, months_ahead integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '500ms' AS $$
DECLARE
    month  date := date_trunc('month', today);
    name   text;
    made   integer := 0;
BEGIN
    IF months_ahead NOT BETWEEN 0 AND 24 THEN
        RAISE EXCEPTION 'months_ahead must lie between 0 and 24';
    END IF;
    PERFORM pg_advisory_xact_lock(7201, 1);
    FOR ahead IN 0..months_ahead LOOP
        name := 'transfer_' || to_char(month, 'YYYYMM');
        IF to_regclass('bank.' || name) IS NULL THEN
            BEGIN
                EXECUTE format('CREATE TABLE bank.%I (LIKE bank.transfer INCLUDING ALL)', name);
                EXECUTE format('ALTER TABLE bank.transfer ATTACH PARTITION bank.%I FOR VALUES FROM (%L) TO (%L)', name,
                    bank.uuid_lower_bound(month::timestamp AT TIME ZONE 'UTC'),
                    bank.uuid_lower_bound((month + interval '1 month') AT TIME ZONE 'UTC'));
                made := made + 1;
            EXCEPTION WHEN check_violation THEN
                RAISE WARNING 'transfers of % lie in the default partition and stay there', to_char(month, 'YYYY-MM');
            END;
        END IF;
        month := month + interval '1 month';
    END LOOP;
    RETURN made;
END $$;

-- It takes the trail's tables from everybody for a moment; whoever waits for that moment must not wait long.
ALTER FUNCTION bank.remove_audit_partition(bigint, bytea) SET lock_timeout = '500ms';
