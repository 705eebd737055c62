-- The audit trail: one gapless sequence of sealed events for the whole bank, and one Merkle tree over their leaves
-- (RFC 6962). The sealer moves leaves here from audit_inbox; nobody changes or deletes them afterwards. Partitions hold
-- 2^23 events, so that each is one perfect subtree; `years` in audit_retention says when the oldest may go.

CREATE TABLE bank.audit_event (
    seq       bigint PRIMARY KEY CHECK (seq >= 0), -- gapless, from 0
    leaf      bytea NOT NULL,                      -- canonical bytes (models/domain/AuditEvent.h), never written anew
    leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32), -- RFC 6962: SHA-256(0x00 || leaf)
    -- HMAC-SHA-256 of number and leaf hash, cut to 16 bytes, under a key that the database never sees: what names the
    -- very row that was forged, moved or added.
    seal      bytea NOT NULL CHECK (length(seal) = 16),
    -- What the leaf says, for finding it; `bankd verify` compares.
    action    text NOT NULL,
    result    text NOT NULL CHECK (result IN ('succeeded', 'refused', 'failed')),
    at        timestamptz NOT NULL,
    actor_id  uuid,
    role      text,
    branch_id uuid,
    object_id text,
    trace_id  text
) PARTITION BY RANGE (seq);
CREATE INDEX audit_event_actor ON bank.audit_event (actor_id, seq);
CREATE INDEX audit_event_action ON bank.audit_event (action, seq);
CREATE INDEX audit_event_branch ON bank.audit_event (branch_id, seq);
CREATE INDEX audit_event_trouble ON bank.audit_event (seq) WHERE result <> 'succeeded';
CREATE INDEX audit_event_trace ON bank.audit_event (trace_id) WHERE trace_id IS NOT NULL;
CREATE INDEX audit_event_at ON bank.audit_event USING brin (at) WITH (pages_per_range = 32);

-- Which events concern a customer, account, transfer, document or member of staff: one row for each distinct id among
-- the event's customer, object and related ones. "Everything about it, newest first" is a walk down the primary key.
CREATE TABLE bank.audit_subject (
    subject uuid NOT NULL,                         -- the UUID inside the wire form
    seq     bigint NOT NULL,
    PRIMARY KEY (subject, seq)
) PARTITION BY RANGE (seq);
CREATE INDEX audit_subject_seq ON bank.audit_subject USING brin (seq) WITH (pages_per_range = 32);

-- How far the trail is sealed. The sealer's transaction holds this row, and goes through only under its own epoch.
CREATE TABLE bank.audit_seal (
    only_one  boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    epoch     bigint NOT NULL DEFAULT 0,           -- raised by each newly elected sealer
    next_seq  bigint NOT NULL DEFAULT 0 CHECK (next_seq >= 0),
    -- The roots of the perfect subtrees that make up the tree of next_seq leaves, largest first: one for each bit.
    frontier  bytea[] NOT NULL DEFAULT '{}',
    seal      bytea CHECK (length(seal) = 16),     -- like an event's, of next_seq and the root; null: nothing sealed yet
    sealed_at timestamptz,
    CHECK (cardinality(frontier) = bit_count(next_seq::bit(64)))
) WITH (fillfactor = 20);
INSERT INTO bank.audit_seal DEFAULT VALUES;

-- How far each server's spool of looks has been moved into audit_inbox, written in the transaction that moves them.
CREATE TABLE bank.audit_spool_position (
    spool    uuid PRIMARY KEY,                     -- in the spool folder's file `id`
    segment  bigint NOT NULL,
    position bigint NOT NULL,                      -- bytes into the segment
    moved_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE bank.audit_inbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Partitions and retention ---------------------------------------------------------------------------------------------

CREATE TABLE bank.audit_retention (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    years    integer NOT NULL DEFAULT 7 CHECK (years >= 7)
);
INSERT INTO bank.audit_retention DEFAULT VALUES;

-- A partition holds 2^level events. Fixed for ever once there are partitions.
CREATE FUNCTION bank.audit_partition_level() RETURNS integer LANGUAGE sql IMMUTABLE RETURN 23;

-- What stays of a partition that went by policy: its subtree's root, with which the whole tree can still be proved.
CREATE TABLE bank.audit_archive (
    first_seq  bigint PRIMARY KEY,
    level      integer NOT NULL,
    root       bytea NOT NULL CHECK (length(root) = 32), -- of the 2^level leaves from first_seq on
    newest     timestamptz NOT NULL,               -- the `at` of its newest event
    removed_at timestamptz NOT NULL DEFAULT now()
);

-- Makes what is missing of the partitions for the events up to `last`. Attached, not created in place: neither readers
-- nor the sealer wait. Safe to call at any time and concurrently.
CREATE FUNCTION bank.ensure_audit_partitions(last bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    size  constant bigint := 1::bigint << bank.audit_partition_level();
    kept  bigint := coalesce((SELECT max(first_seq) + size FROM bank.audit_archive), 0);
    sealed bigint := (SELECT next_seq FROM bank.audit_seal);
    first bigint;
    name  text;
    made  integer := 0;
BEGIN
    IF last IS NULL OR last < 0 OR last > sealed + 64 * size THEN
        RAISE EXCEPTION 'last must lie between 0 and 64 partitions beyond the sealed events';
    END IF;
    PERFORM pg_advisory_xact_lock(7201, 2);
    FOR number IN kept / size .. last / size LOOP
        first := number * size;
        FOREACH name IN ARRAY ARRAY['audit_event', 'audit_subject'] LOOP
            CONTINUE WHEN to_regclass(format('bank.%I', name || '_' || number)) IS NOT NULL;
            EXECUTE format('CREATE TABLE bank.%I (LIKE bank.%I INCLUDING ALL)', name || '_' || number, name);
            EXECUTE format('ALTER TABLE bank.%I ATTACH PARTITION bank.%I FOR VALUES FROM (%s) TO (%s)',
                name, name || '_' || number, first, first + size);
            made := made + 1;
        END LOOP;
    END LOOP;
    RETURN made;
END $$;

-- The first number of the oldest partition when it may go: all sealed and all older than the policy. Null: none may.
CREATE FUNCTION bank.removable_audit_partition() RETURNS bigint
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    size   constant bigint := 1::bigint << bank.audit_partition_level();
    first  bigint := coalesce((SELECT max(first_seq) + size FROM bank.audit_archive), 0);
    youngest timestamptz := now() - make_interval(years => (SELECT years FROM bank.audit_retention));
BEGIN
    IF first + size > (SELECT next_seq FROM bank.audit_seal)
        OR (SELECT at >= youngest FROM bank.audit_event WHERE seq = first + size - 1)
        OR EXISTS (SELECT FROM bank.audit_event WHERE seq >= first AND seq < first + size AND at >= youngest) THEN
        RETURN NULL;
    END IF;
    RETURN first;
END $$;

-- Removes the partition that begins at `first`, if the policy lets it go, and keeps its root. False: it has to stay.
-- A wrong root is found by `bankd verify`.
CREATE FUNCTION bank.remove_audit_partition(first bigint, root bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    size constant bigint := 1::bigint << bank.audit_partition_level();
BEGIN
    PERFORM pg_advisory_xact_lock(7201, 2);
    IF bank.removable_audit_partition() IS DISTINCT FROM first THEN
        RETURN false;
    END IF;
    INSERT INTO bank.audit_archive (first_seq, level, root, newest)
        SELECT first, bank.audit_partition_level(), remove_audit_partition.root, max(at)
        FROM bank.audit_event WHERE seq >= first AND seq < first + size;
    EXECUTE format('DROP TABLE bank.%I, bank.%I', 'audit_event_' || first / size, 'audit_subject_' || first / size);
    RETURN true;
END $$;

REVOKE ALL ON FUNCTION bank.audit_partition_level(), bank.ensure_audit_partitions(bigint),
    bank.removable_audit_partition(), bank.remove_audit_partition(bigint, bytea) FROM PUBLIC;
SELECT bank.ensure_audit_partitions(8388608);

-- Rights ---------------------------------------------------------------------------------------------------------------

GRANT SELECT ON bank.audit_event, bank.audit_subject, bank.audit_seal, bank.audit_spool_position, bank.audit_retention,
    bank.audit_archive TO bank_app;
GRANT INSERT ON bank.audit_event, bank.audit_subject, bank.audit_spool_position TO bank_app;
GRANT UPDATE (epoch, next_seq, frontier, seal, sealed_at) ON bank.audit_seal TO bank_app;
GRANT UPDATE (segment, position, moved_at) ON bank.audit_spool_position TO bank_app;
GRANT EXECUTE ON FUNCTION bank.audit_partition_level(), bank.ensure_audit_partitions(bigint),
    bank.removable_audit_partition(), bank.remove_audit_partition(bigint, bytea) TO bank_app;
