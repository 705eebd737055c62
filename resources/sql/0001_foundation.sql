-- The bank's ground: people, customers, accounts, the ledger, the audit inbox and the outbox.
-- Run by bank_owner. The server connects as bank_app, which may not change what has been booked or audited.
-- Money is bigint minor units. Instants are timestamptz. Ids are UUIDv7.

CREATE SCHEMA bank;

-- Search ignores accents and case: "dvorak" finds "Dvořák". Immutable, so that it can be indexed and generated.
CREATE FUNCTION bank.search_form(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFKC)));

-- People -------------------------------------------------------------------------------------------------------------

CREATE TABLE bank.branch (
    id            uuid PRIMARY KEY,
    code          text NOT NULL UNIQUE CHECK (code ~ '^[0-9A-Z]{2,8}$'),
    name          text NOT NULL,
    time_zone     text NOT NULL,
    business_date date              -- null: the calendar date in time_zone
);

CREATE TABLE bank.staff (
    id              uuid PRIMARY KEY,
    user_name       text NOT NULL UNIQUE CHECK (user_name ~ '^[a-z0-9._-]{2,64}$'),
    display_name    text NOT NULL,
    role            text NOT NULL CHECK (role IN ('teller', 'supervisor', 'compliance', 'administrator')),
    branch_id       uuid NOT NULL REFERENCES bank.branch,
    status          text NOT NULL DEFAULT 'invited' CHECK (status IN ('invited', 'active', 'disabled')),
    password_hash   text,           -- Argon2id in libsodium's own string form
    failed_attempts integer NOT NULL DEFAULT 0,
    locked_until    timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    row_version     bigint NOT NULL DEFAULT 1
);

CREATE TABLE bank.staff_enrolment_code (
    staff_id   uuid PRIMARY KEY REFERENCES bank.staff,
    code_hash  bytea NOT NULL,      -- SHA-256; the code has 120 random bits
    expires_at timestamptz NOT NULL
);

CREATE TABLE bank.staff_totp (
    staff_id     uuid PRIMARY KEY REFERENCES bank.staff,
    secret       bytea NOT NULL,    -- sealed under the master key
    last_step    bigint NOT NULL DEFAULT -1, -- RFC 6238 time step of the last code that was accepted
    confirmed_at timestamptz
);

CREATE TABLE bank.staff_recovery_code (
    staff_id  uuid NOT NULL REFERENCES bank.staff,
    code_hash bytea NOT NULL,
    used_at   timestamptz,
    PRIMARY KEY (staff_id, code_hash)
);

-- Between the password and the second factor.
CREATE TABLE bank.sign_in_challenge (
    challenge_hash bytea PRIMARY KEY,
    staff_id       uuid NOT NULL REFERENCES bank.staff,
    purpose        text NOT NULL CHECK (purpose IN ('signIn', 'enrolment')),
    device_sha256  bytea NOT NULL,
    expires_at     timestamptz NOT NULL
);
CREATE INDEX ON bank.sign_in_challenge (expires_at);

CREATE TABLE bank.staff_session (
    token_hash    bytea PRIMARY KEY, -- SHA-256 of a 256-bit token
    staff_id      uuid NOT NULL REFERENCES bank.staff,
    device_sha256 bytea NOT NULL,    -- of the client certificate (RFC 8705)
    created_at    timestamptz NOT NULL DEFAULT now(),
    last_used_at  timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    ended_at      timestamptz
);
CREATE INDEX ON bank.staff_session (staff_id) WHERE ended_at IS NULL;

-- Customers ----------------------------------------------------------------------------------------------------------

-- Names, phone and e-mail are searchable and so lie in plain columns of this one mutable row: erasure clears them here.
CREATE TABLE bank.customer (
    id              uuid PRIMARY KEY,
    number          text NOT NULL UNIQUE,
    branch_id       uuid NOT NULL REFERENCES bank.branch,
    kind            text NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'organisation')),
    display_name    text NOT NULL,
    family_name     text NOT NULL DEFAULT '',
    given_name      text NOT NULL DEFAULT '',
    name_invented   boolean NOT NULL DEFAULT false, -- the source had no name
    sex             text CHECK (sex IN ('female', 'male')),
    birth_date      date,
    phone           text NOT NULL DEFAULT '',
    email           text NOT NULL DEFAULT '',
    address         text NOT NULL DEFAULT '',
    national_id     bytea,          -- sealed under the customer's key
    national_id_mac bytea,          -- keyed HMAC, to look it up
    status          text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed', 'erased')),
    -- The family name first: two letters typed find it by prefix, and lists are in its order.
    search_text     text NOT NULL GENERATED ALWAYS AS (bank.search_form(
        CASE WHEN family_name = '' THEN display_name ELSE family_name || ' ' || given_name END
        || ' ' || number || ' ' || email || ' ' || phone)) STORED,
    created_at      timestamptz NOT NULL DEFAULT now(),
    row_version     bigint NOT NULL DEFAULT 1
);
CREATE INDEX customer_search_trigram ON bank.customer USING gin (search_text public.gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX customer_search_prefix ON bank.customer (search_text text_pattern_ops);
CREATE INDEX customer_national_id ON bank.customer (national_id_mac) WHERE national_id_mac IS NOT NULL;
CREATE INDEX customer_branch_name ON bank.customer (branch_id, search_text, id);

-- One data key per customer. Destroying it makes everything sealed under it unreadable, the audit leaves included.
CREATE TABLE bank.customer_key (
    customer_id  uuid PRIMARY KEY REFERENCES bank.customer,
    wrapped_key  bytea,             -- AES-256-GCM under the master key; null once destroyed
    destroyed_at timestamptz
);

-- Accounts -----------------------------------------------------------------------------------------------------------

-- The balance is a projection of the entries. HOT updates: room on the page and no index on what changes.
CREATE TABLE bank.account (
    id                uuid PRIMARY KEY,
    iban              text NOT NULL UNIQUE,
    branch_id         uuid NOT NULL REFERENCES bank.branch,
    kind              text NOT NULL CHECK (kind IN ('customer', 'internal')),
    internal_code     text UNIQUE,  -- names an internal account to the program
    product           text NOT NULL,
    display_name      text NOT NULL, -- the owner's name; an internal account's own
    currency          char(3) NOT NULL,
    status            text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'frozen', 'closed')),
    status_reason     text NOT NULL DEFAULT '',
    balance           bigint NOT NULL DEFAULT 0,
    holds             bigint NOT NULL DEFAULT 0 CHECK (holds >= 0),
    overdraft_limit   bigint NOT NULL DEFAULT 0 CHECK (overdraft_limit >= 0),
    last_entry_number bigint NOT NULL DEFAULT 0,
    last_recorded_at  timestamptz,
    opened_on         date NOT NULL,
    closed_on         date,
    row_version       bigint NOT NULL DEFAULT 1,
    CHECK ((kind = 'internal') = (internal_code IS NOT NULL))
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX account_iban_trigram ON bank.account USING gin (iban public.gin_trgm_ops) WITH (fastupdate = off);

CREATE TABLE bank.account_holder (
    account_id  uuid NOT NULL REFERENCES bank.account,
    customer_id uuid NOT NULL REFERENCES bank.customer,
    relation    text NOT NULL CHECK (relation IN ('owner', 'disponent')),
    PRIMARY KEY (account_id, customer_id)
);
CREATE INDEX ON bank.account_holder (customer_id);

-- The customer under whose key an account's texts are sealed: of several owners the first by id. Null for the bank's own.
CREATE FUNCTION bank.owner_of(account uuid) RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT h.customer_id FROM bank.account_holder h
            WHERE h.account_id = account AND h.relation = 'owner' ORDER BY h.customer_id LIMIT 1);

CREATE TABLE bank.hold (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL REFERENCES bank.account,
    amount      bigint NOT NULL CHECK (amount > 0),
    reason      text NOT NULL,
    placed_by   uuid NOT NULL REFERENCES bank.staff,
    placed_at   timestamptz NOT NULL,
    expires_at  timestamptz,
    released_at timestamptz
);
CREATE INDEX ON bank.hold (account_id) WHERE released_at IS NULL;

CREATE TABLE bank.standing_order (
    id              uuid PRIMARY KEY,
    account_id      uuid NOT NULL REFERENCES bank.account,
    amount          bigint NOT NULL CHECK (amount > 0),
    currency        char(3) NOT NULL,
    creditor        bytea NOT NULL, -- bank and account of the payee, sealed under the owner's key, context "creditor <id>"
    purpose         text NOT NULL DEFAULT '',
    status          text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'ended')),
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON bank.standing_order (account_id);

-- The ledger ---------------------------------------------------------------------------------------------------------

-- The largest single transfer a role may order, per currency. No row: none.
CREATE TABLE bank.transfer_limit (
    role     text NOT NULL,
    currency char(3) NOT NULL,
    amount   bigint NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (role, currency)
);
INSERT INTO bank.transfer_limit (role, currency, amount)
SELECT role, currency, largest * factor * 100
FROM (VALUES ('CZK', 500000), ('EUR', 20000), ('USD', 20000), ('GBP', 20000)) AS per_teller (currency, largest),
     (VALUES ('teller', 1), ('supervisor', 10)) AS roles (role, factor);

-- A header exists only once it is booked, and never changes. Partitioned by month through the time inside its id.
CREATE TABLE bank.transfer (
    id               uuid PRIMARY KEY,
    kind             text NOT NULL CHECK (kind IN ('transfer', 'import', 'reversal')),
    branch_id        uuid NOT NULL,
    made_by          uuid,           -- null: the import
    debtor_account   uuid NOT NULL,
    creditor_account uuid NOT NULL,
    amount           bigint NOT NULL CHECK (amount > 0),
    currency         char(3) NOT NULL,
    -- Sealed under the key of owner_of(debtor_account), or of owner_of(creditor_account) when the debtor is the bank;
    -- contexts "memo trf_…" and "counterparty trf_…".
    memo             bytea,
    counterparty     bytea,          -- whom an imported entry names at another bank
    purpose          text NOT NULL DEFAULT '',
    booking_date     date NOT NULL,
    value_date       date NOT NULL,
    recorded_at      timestamptz NOT NULL,
    leg_accounts     uuid[] NOT NULL, -- where its entries are: (account, number)
    leg_numbers      bigint[] NOT NULL,
    CHECK (cardinality(leg_accounts) >= 2 AND cardinality(leg_accounts) = cardinality(leg_numbers))
) PARTITION BY RANGE (id);
CREATE TABLE bank.transfer_default PARTITION OF bank.transfer DEFAULT;
CREATE INDEX transfer_branch ON bank.transfer (branch_id, id);

CREATE TABLE bank.entry (
    account_id    uuid NOT NULL,
    number        bigint NOT NULL CHECK (number > 0), -- 1, 2, 3 … without gaps
    transfer_id   uuid NOT NULL,
    amount        bigint NOT NULL CHECK (amount <> 0), -- credit positive
    currency      char(3) NOT NULL,
    balance_after bigint NOT NULL,
    booking_date  date NOT NULL,
    value_date    date NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (account_id, number)
) PARTITION BY HASH (account_id);
DO $$
BEGIN
    FOR n IN 0..7 LOOP
        EXECUTE format('CREATE TABLE bank.entry_%s PARTITION OF bank.entry FOR VALUES WITH (MODULUS 8, REMAINDER %s)', n, n);
    END LOOP;
END $$;

-- Never pruned: a key decides for ever. outcome is null only inside the transaction that claims it.
CREATE TABLE bank.idempotency_key (
    actor          uuid NOT NULL,    -- who ordered
    key            uuid NOT NULL,
    order_hash     bytea,            -- SHA-256 of the parsed order; null on a tombstone planted before any order came
    outcome        text CHECK (outcome IN ('booked', 'refused', 'abandoned')),
    transfer_id    uuid,
    refusal        text,             -- an error code of the contract
    recorded_at    timestamptz NOT NULL,
    resolved_by    uuid,             -- who planted the tombstone
    PRIMARY KEY (actor, key),
    CHECK ((outcome IS NOT DISTINCT FROM 'booked') = (transfer_id IS NOT NULL)),
    CHECK ((outcome IS NOT DISTINCT FROM 'refused') = (refusal IS NOT NULL))
) WITH (fillfactor = 80);

-- Audit and outbox ---------------------------------------------------------------------------------------------------

-- What a transaction did, written inside it: one row per batch, one canonical leaf per event. The sealer moves the
-- leaves into audit_event, in one gapless sequence. Leaves are kept byte for byte and never written anew.
CREATE TABLE bank.audit_inbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    leaves      bytea[] NOT NULL CHECK (cardinality(leaves) > 0)
);

-- One row per batch; its consumer deletes what it has published. Personal data inside is sealed.
CREATE TABLE bank.outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    topic       text NOT NULL,
    events      jsonb NOT NULL
);

-- Imports ------------------------------------------------------------------------------------------------------------

CREATE TABLE bank.import_run (
    id          uuid PRIMARY KEY,
    source      text NOT NULL,
    started_at  timestamptz NOT NULL,  -- the recorded_at of every entry of the run
    finished_at timestamptz,
    files       jsonb NOT NULL DEFAULT '[]', -- name, SHA-256 and lines of each source file
    report      jsonb                  -- what was migrated, what was not, what differs
);

-- Which of our rows came from which record of a source: what makes an import repeatable.
CREATE TABLE bank.imported_record (
    source    text NOT NULL,
    kind      text NOT NULL,
    source_id text NOT NULL,
    our_id    uuid NOT NULL,
    run_id    uuid NOT NULL REFERENCES bank.import_run,
    PRIMARY KEY (source, kind, source_id)
);

-- Partitions are made by the owner's function, so that the server needs no right to define anything ---------------------

CREATE FUNCTION bank.uuid_lower_bound(at timestamptz) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT
    RETURN (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;

-- Makes the partitions of the month of `today` and of the months after it. Safe to call at any time and concurrently.
CREATE FUNCTION bank.ensure_transfer_partitions(today date, months_ahead integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
            EXECUTE format('CREATE TABLE bank.%I PARTITION OF bank.transfer FOR VALUES FROM (%L) TO (%L)', name,
                bank.uuid_lower_bound(month::timestamp AT TIME ZONE 'UTC'),
                bank.uuid_lower_bound((month + interval '1 month') AT TIME ZONE 'UTC'));
            made := made + 1;
        END IF;
        month := month + interval '1 month';
    END LOOP;
    RETURN made;
END $$;
REVOKE ALL ON FUNCTION bank.ensure_transfer_partitions(date, integer) FROM PUBLIC;
SELECT bank.ensure_transfer_partitions(current_date, 12);

-- Rights -------------------------------------------------------------------------------------------------------------

REVOKE ALL ON SCHEMA bank FROM PUBLIC;
GRANT USAGE ON SCHEMA bank TO bank_app, bank_monitor;
GRANT SELECT ON ALL TABLES IN SCHEMA bank TO bank_app;
GRANT INSERT ON ALL TABLES IN SCHEMA bank TO bank_app;
-- States change here …
GRANT UPDATE ON bank.staff, bank.staff_totp, bank.staff_recovery_code, bank.staff_session, bank.branch, bank.customer,
    bank.customer_key, bank.account, bank.hold, bank.standing_order, bank.idempotency_key, bank.import_run TO bank_app;
-- … and only what is short-lived or already moved on goes away.
GRANT DELETE ON bank.staff_enrolment_code, bank.sign_in_challenge, bank.staff_recovery_code, bank.staff_totp,
    bank.audit_inbox, bank.outbox TO bank_app;
GRANT UPDATE ON bank.sign_in_challenge, bank.staff_enrolment_code TO bank_app;
REVOKE INSERT ON bank.transfer_limit FROM bank_app;
REVOKE ALL ON FUNCTION bank.owner_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bank.owner_of(uuid) TO bank_app;
GRANT EXECUTE ON FUNCTION bank.ensure_transfer_partitions(date, integer) TO bank_app;

-- The monitor reads sizes and counts, never a customer.
CREATE VIEW bank.backlog AS
    SELECT (SELECT count(*) FROM bank.outbox) AS outbox_rows,
           (SELECT extract(epoch FROM now() - min(recorded_at)) FROM bank.outbox) AS outbox_age_seconds,
           (SELECT count(*) FROM bank.audit_inbox) AS audit_inbox_rows;
GRANT SELECT ON bank.backlog TO bank_monitor, bank_app;
