-- A trail that cannot be shortened, and an inbox that cannot be filled or emptied, by whoever lacks the bank's key. And
-- when branches are open, so that a quiet night is no alert.

-- The master key ---------------------------------------------------------------------------------------------------------

-- A value that only the bank's master key gives, written when the key is first used: no other key is ever taken for it.
CREATE TABLE bank.master_key_check (
    only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    value      bytea NOT NULL CHECK (length(value) = 32),
    written_at timestamptz NOT NULL DEFAULT now()
);

-- The inbox --------------------------------------------------------------------------------------------------------------

-- Who wrote a row: a connection's chain of rows, numbered 0, 1, 2 … without a gap, and the HMAC of all of it under a key
-- that the database never sees. Null: nobody who has the key.
ALTER TABLE bank.audit_inbox
    ADD COLUMN writer uuid,
    ADD COLUMN number bigint CHECK (number >= 0),
    ADD COLUMN mac bytea CHECK (length(mac) = 16);

-- The number that each chain's next row must bear. Kept by the sealer; `writers` in audit_seal is a digest of it.
CREATE TABLE bank.audit_writer (
    writer uuid PRIMARY KEY,                       -- UUIDv7 with the time of its first row
    next   bigint NOT NULL CHECK (next > 0)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Rows that were not the bank's: kept as they were found. The trail has an event about them.
CREATE TABLE bank.audit_refused (
    id          bigint NOT NULL,                   -- in audit_inbox
    recorded_at timestamptz NOT NULL,
    writer      uuid,
    number      bigint,
    mac         bytea,
    leaves      bytea[] NOT NULL,
    reason      text NOT NULL,
    refused_at  timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE bank.audit_seal
    ADD COLUMN epoch_seal   bytea CHECK (length(epoch_seal) = 16),   -- like `seal`, of the epoch
    ADD COLUMN writers      bytea CHECK (length(writers) = 32),      -- SHA-256 of audit_writer's rows in order
    ADD COLUMN writers_seal bytea CHECK (length(writers_seal) = 16); -- like `seal`, of next_seq and `writers`

-- Takes rows out of the inbox whose leaves all stand in the trail from number `first` on, and moves those of `refused`
-- aside. Returns how many rows that were: fewer than asked for, and the caller rolls back.
CREATE FUNCTION bank.take_from_audit_inbox(sealed bigint[], first bigint, refused bigint[], reasons text[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    past  constant bigint := (SELECT next_seq FROM bank.audit_seal);
    taken bigint;
    aside bigint;
BEGIN
    WITH trail AS MATERIALIZED (SELECT leaf_hash FROM bank.audit_event WHERE seq >= first AND seq < past)
    DELETE FROM bank.audit_inbox AS i WHERE i.id = ANY (sealed) AND NOT EXISTS (
        SELECT FROM unnest(i.leaves) AS leaf
        WHERE sha256('\x00'::bytea || leaf) NOT IN (SELECT leaf_hash FROM trail));
    GET DIAGNOSTICS taken = ROW_COUNT;
    WITH gone AS (DELETE FROM bank.audit_inbox AS i USING unnest(refused, reasons) AS r (id, reason)
        WHERE i.id = r.id RETURNING i.*, r.reason AS reason)
    INSERT INTO bank.audit_refused (id, recorded_at, writer, number, mac, leaves, reason)
        SELECT id, recorded_at, writer, number, mac, leaves, reason FROM gone;
    GET DIAGNOSTICS aside = ROW_COUNT;
    RETURN taken + aside;
END $$;
REVOKE ALL ON FUNCTION bank.take_from_audit_inbox(bigint[], bigint, bigint[], text[]) FROM PUBLIC;

-- Like an event's seal, of spool, segment and position: whoever moves it on unasked would hide looks.
ALTER TABLE bank.audit_spool_position ADD COLUMN mac bytea CHECK (length(mac) = 16);

-- Business hours ---------------------------------------------------------------------------------------------------------

ALTER TABLE bank.branch
    ADD COLUMN opens_at  time NOT NULL DEFAULT '08:00', -- in time_zone, like the next; '24:00' is the end of the day
    ADD COLUMN closes_at time NOT NULL DEFAULT '18:00',
    ADD COLUMN open_days smallint[] NOT NULL DEFAULT '{1,2,3,4,5}'
        CHECK (open_days <@ '{1,2,3,4,5,6,7}'),          -- ISO 8601: Monday is 1
    ADD CHECK (opens_at < closes_at);

-- How many branches are open at this moment, and since when the one that opened first has been.
CREATE FUNCTION bank.branches_open(moment timestamptz, OUT branches bigint, OUT since timestamptz)
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    branch record;
    there  timestamp;
BEGIN
    branches := 0;
    FOR branch IN SELECT time_zone, opens_at, closes_at, open_days FROM bank.branch LOOP
        BEGIN
            there := moment AT TIME ZONE branch.time_zone;
        EXCEPTION WHEN invalid_parameter_value THEN
            branch.time_zone := 'UTC'; -- a zone that this server does not know
            there := moment AT TIME ZONE 'UTC';
        END;
        IF extract(isodow FROM there)::smallint = ANY (branch.open_days)
            AND there::time >= branch.opens_at AND there::time < branch.closes_at THEN
            branches := branches + 1;
            since := least(since, (there::date + branch.opens_at) AT TIME ZONE branch.time_zone);
        END IF;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION bank.branches_open(timestamptz) FROM PUBLIC;

-- Rights -----------------------------------------------------------------------------------------------------------------

REVOKE DELETE ON bank.audit_inbox FROM bank_app;
GRANT SELECT, INSERT ON bank.master_key_check TO bank_app;
GRANT SELECT, INSERT, DELETE, UPDATE (next) ON bank.audit_writer TO bank_app;
GRANT SELECT ON bank.audit_refused TO bank_app;
GRANT UPDATE (epoch_seal, writers, writers_seal) ON bank.audit_seal TO bank_app;
GRANT UPDATE (mac) ON bank.audit_spool_position TO bank_app;
GRANT EXECUTE ON FUNCTION bank.take_from_audit_inbox(bigint[], bigint, bigint[], text[]),
    bank.branches_open(timestamptz) TO bank_app;
