-- The other rooms of the bank: documents, balances and statements by date, filtered transfers, waiting orders.
-- Run by bank_owner.

-- Documents ----------------------------------------------------------------------------------------------------------

-- The file lies in the object store under object_key, sealed under the customer's key with the context
-- "document doc_…"; it is put there before the row is written, so that a row always has its file and a crash leaves at
-- most a file without a row. Never changes.
CREATE TABLE bank.document (
    id          uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES bank.customer,
    title       bytea NOT NULL,     -- sealed under the customer's key, context "title doc_…"
    file_name   bytea NOT NULL,     -- the same, context "file name doc_…"
    media_type  text NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg', 'text/plain')),
    bytes       bigint NOT NULL CHECK (bytes > 0),
    sha256      bytea NOT NULL CHECK (length(sha256) = 32), -- of the file as it was added
    object_key  text NOT NULL UNIQUE,
    added_by    uuid NOT NULL REFERENCES bank.staff,
    added_at    timestamptz NOT NULL,
    request_key uuid NOT NULL,      -- the Idempotency-Key under which it was added …
    request_mac bytea NOT NULL,     -- … and what was asked for: a keyed hash, for the texts are personal
    UNIQUE (added_by, request_key)
);
CREATE INDEX document_customer ON bank.document (customer_id, id);

-- Balances and statements by booking date ----------------------------------------------------------------------------

-- The number of the last entry that was recorded before an instant; 0: none. Entries are recorded in the order of their
-- numbers, so that halving finds it: 20 looks by primary key among a million entries.
CREATE FUNCTION bank.last_entry_before(account uuid, until timestamptz) RETURNS bigint
    LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    low    bigint := 0; -- up to here they were recorded before …
    high   bigint;      -- … and after here they were not
    middle bigint;
    moment timestamptz;
BEGIN
    SELECT a.last_entry_number INTO high FROM bank.account a WHERE a.id = account;
    WHILE low < high LOOP
        middle := (low + high + 1) / 2;
        SELECT e.recorded_at INTO STRICT moment FROM bank.entry e WHERE e.account_id = account AND e.number = middle;
        IF moment < until THEN low := middle; ELSE high := middle - 1; END IF;
    END LOOP;
    RETURN coalesce(low, 0);
END $$;

-- Booking dates are those of a branch's own clock: within a day of the UTC date on which the entry was recorded. What is
-- further off (imported history, corrections) is listed here, so that both kinds are found without reading an account
-- from its beginning. Costs nothing where nothing is off.
CREATE INDEX entry_out_of_time ON bank.entry (account_id, booking_date, number) INCLUDE (amount)
    WHERE booking_date NOT BETWEEN (recorded_at AT TIME ZONE 'UTC')::date - 1
                               AND (recorded_at AT TIME ZONE 'UTC')::date + 1;

-- Filtered transfers -------------------------------------------------------------------------------------------------

-- Between two dates the list is in the order of booking dates; otherwise in that of ids, which are times.
CREATE INDEX transfer_booking ON bank.transfer (booking_date, id);
CREATE INDEX transfer_made_by ON bank.transfer (made_by, id) WHERE made_by IS NOT NULL;
CREATE INDEX transfer_amount ON bank.transfer (currency, amount);
CREATE INDEX transfer_kind ON bank.transfer (kind, id) WHERE kind <> 'transfer';

-- Orders that wait for a second pair of eyes -------------------------------------------------------------------------

CREATE TABLE bank.approval_request (
    id               uuid PRIMARY KEY,
    requested_by     uuid NOT NULL REFERENCES bank.staff,
    branch_id        uuid NOT NULL REFERENCES bank.branch,
    debtor_account   uuid NOT NULL REFERENCES bank.account,
    creditor_account uuid NOT NULL REFERENCES bank.account,
    amount           bigint NOT NULL CHECK (amount > 0),
    currency         char(3) NOT NULL,
    memo             bytea,          -- sealed as transfer.memo is, context "memo apr_…"
    reason           text NOT NULL,
    requested_at     timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL, -- nothing waits for ever: what still waits is found without what is decided
    CHECK (expires_at > requested_at)
);
CREATE INDEX approval_request_expiry ON bank.approval_request (branch_id, expires_at);

-- Without one and before expires_at, the order waits.
CREATE TABLE bank.approval_decision (
    request_id uuid PRIMARY KEY REFERENCES bank.approval_request,
    decided_by uuid NOT NULL REFERENCES bank.staff,
    decision   text NOT NULL CHECK (decision IN ('approved', 'rejected', 'withdrawn')),
    at         timestamptz NOT NULL,
    comment    text NOT NULL DEFAULT ''
);

-- Rights -------------------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT ON bank.document, bank.approval_request, bank.approval_decision TO bank_app;
REVOKE ALL ON FUNCTION bank.last_entry_before(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bank.last_entry_before(uuid, timestamptz) TO bank_app;
