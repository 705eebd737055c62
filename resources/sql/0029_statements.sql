-- Statements that are made each month for the accounts that want one. Run by bank_owner.

CREATE TABLE bank.statement_wish (
    account_id  uuid PRIMARY KEY REFERENCES bank.account,
    next_month  date NOT NULL CHECK (extract(day FROM next_month) = 1), -- the first that was not ordered yet
    row_version bigint NOT NULL DEFAULT 1
);
CREATE INDEX ON bank.statement_wish (next_month, account_id);

-- Ordered once its month is over where the account is kept, and then made. Its file is in the object store, encrypted
-- under the account's owner's key with the context "statement stm_…".
CREATE TABLE bank.statement (
    id            uuid PRIMARY KEY,
    account_id    uuid NOT NULL REFERENCES bank.account,
    month         date NOT NULL CHECK (extract(day FROM month) = 1),
    due_at        timestamptz NOT NULL DEFAULT now(),
    claimed_until timestamptz,              -- somebody makes it, or died over it
    failures      integer NOT NULL DEFAULT 0,
    fault         text,                     -- a sentence without personal data
    made_at       timestamptz,
    language      text,
    bytes         bigint,                   -- of the file itself, as the next
    sha256        bytea CHECK (length(sha256) = 32),
    object_key    text UNIQUE REFERENCES bank.object ON DELETE CASCADE,
    CHECK (made_at IS NULL OR (language IS NOT NULL AND bytes > 0 AND sha256 IS NOT NULL AND object_key IS NOT NULL)),
    UNIQUE (account_id, month)
);
CREATE INDEX statement_due ON bank.statement (due_at) WHERE made_at IS NULL;

-- The months that are over, two hours after midnight of the branch: by then its last bookings are in. One month for each
-- of at most so many accounts; how many were ordered.
CREATE FUNCTION bank.order_statements(most integer) RETURNS bigint
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    WITH over AS (
        SELECT id, date_trunc('month', bank.local_time(now() - interval '2 hours', time_zone))::date AS this_month
        FROM bank.branch),
    due AS (
        SELECT w.account_id, w.next_month FROM bank.statement_wish w
        JOIN bank.account a ON a.id = w.account_id JOIN over ON over.id = a.branch_id
        WHERE w.next_month < (SELECT max(this_month) FROM over) AND w.next_month < over.this_month
        ORDER BY w.next_month, w.account_id LIMIT most FOR UPDATE OF w SKIP LOCKED),
    moved AS (
        UPDATE bank.statement_wish w SET next_month = (due.next_month + interval '1 month')::date
        FROM due WHERE w.account_id = due.account_id RETURNING w.account_id, due.next_month AS month),
    ordered AS (
        INSERT INTO bank.statement (id, account_id, month)
        SELECT gen_random_uuid(), account_id, month FROM moved ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*) FROM moved
$$;
REVOKE ALL ON FUNCTION bank.order_statements(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bank.order_statements(integer) TO bank_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON bank.statement_wish TO bank_app;
GRANT SELECT, INSERT ON bank.statement TO bank_app;
GRANT UPDATE (due_at, claimed_until, failures, fault, made_at, language, bytes, sha256, object_key)
    ON bank.statement TO bank_app;
