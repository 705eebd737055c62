-- Reading the audit trail: where in it a time lies, and the exports that were made of it.

-- Between which times the events of each 8,192 numbers lie. Numbers follow time nearly, but not quite: what a server's
-- spool held back is sealed late. A search between two times skips the blocks in which nothing can be; a block that is
-- not here is read.
CREATE TABLE bank.audit_span (
    block    bigint PRIMARY KEY,                   -- seq >> 13
    first_at timestamptz NOT NULL,
    last_at  timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE FUNCTION bank.note_audit_span() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO bank.audit_span AS span (block, first_at, last_at)
        SELECT seq >> 13, min(at), max(at) FROM added GROUP BY 1
        ON CONFLICT (block) DO UPDATE SET first_at = least(span.first_at, excluded.first_at),
            last_at = greatest(span.last_at, excluded.last_at);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION bank.note_audit_span() FROM PUBLIC;
CREATE TRIGGER audit_event_span AFTER INSERT ON bank.audit_event
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION bank.note_audit_span();

-- Failures are to refusals as these are to everything: one in hundreds.
CREATE INDEX audit_event_failed ON bank.audit_event (seq) WHERE result = 'failed';

-- An export that somebody began, and how it ended. The trail says the same without the words of the search, which may
-- be a customer's name: they stand only here, where erasure can reach them.
CREATE TABLE bank.audit_export (
    id         uuid PRIMARY KEY,
    staff_id   uuid NOT NULL REFERENCES bank.staff,
    format     text NOT NULL CHECK (format IN ('csv', 'xlsx')),
    filter     jsonb NOT NULL,
    before_seq bigint NOT NULL CHECK (before_seq >= 0), -- the snapshot: events with smaller numbers
    began_at   timestamptz NOT NULL,
    ended_at   timestamptz,                        -- null: at work, or never heard of again
    ending     text CHECK (ending IN ('completed', 'cancelled', 'failed')),
    row_count  bigint CHECK (row_count >= 0),
    sha256     bytea CHECK (length(sha256) = 32),  -- of the file, when completed
    CHECK ((ended_at IS NULL) = (ending IS NULL) AND (ended_at IS NULL) = (row_count IS NULL)),
    CHECK ((ending IS NOT DISTINCT FROM 'completed') = (sha256 IS NOT NULL))
);
CREATE INDEX ON bank.audit_export (staff_id);

GRANT SELECT ON bank.audit_span TO bank_app;
GRANT SELECT, INSERT ON bank.audit_export TO bank_app;
GRANT UPDATE (ended_at, ending, row_count, sha256) ON bank.audit_export TO bank_app;
