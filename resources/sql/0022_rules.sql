-- The rules of the ledger: legs, states of accounts, limits, holds that are paid, orders that wait, reversals.
-- Run by bank_owner.

-- Accounts -----------------------------------------------------------------------------------------------------------

-- What the ledger must know of an account is in its row, which it has locked. Who owns it stands in account_holder, what
-- blocks it in account_block; triggers keep the row right.
ALTER TABLE bank.account
    ADD owner_id              uuid,
    ADD minimum_balance       bigint NOT NULL DEFAULT 0 CHECK (minimum_balance >= 0),
    ADD debits_blocked_until  timestamptz,       -- infinity: until it is lifted
    ADD credits_blocked_until timestamptz,
    ADD limit_per_transfer    bigint CHECK (limit_per_transfer >= 0), -- null: the product's
    ADD limit_per_day         bigint CHECK (limit_per_day >= 0),
    ADD limit_per_hour        bigint CHECK (limit_per_hour >= 0),     -- orders
    ADD usage_day             date,              -- what orders debited on that day …
    ADD usage_amount          bigint NOT NULL DEFAULT 0,
    ADD usage_hour            timestamptz,       -- … and how many did in that hour
    ADD usage_orders          bigint NOT NULL DEFAULT 0;

UPDATE bank.account a SET owner_id = o.customer_id
FROM (SELECT DISTINCT ON (account_id) account_id, customer_id FROM bank.account_holder WHERE relation = 'owner'
      ORDER BY account_id, customer_id) o
WHERE a.id = o.account_id;

CREATE FUNCTION bank.note_owners() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE bank.account a SET owner_id = o.customer_id
    FROM (SELECT DISTINCT ON (h.account_id) h.account_id, h.customer_id FROM bank.account_holder h
          WHERE h.relation = 'owner' AND h.account_id IN (SELECT n.account_id FROM new_rows n)
          ORDER BY h.account_id, h.customer_id) o
    WHERE a.id = o.account_id AND a.owner_id IS DISTINCT FROM o.customer_id;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION bank.note_owners() FROM PUBLIC;
CREATE TRIGGER account_holder_added AFTER INSERT ON bank.account_holder
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION bank.note_owners();
CREATE TRIGGER account_holder_changed AFTER UPDATE ON bank.account_holder
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION bank.note_owners();

CREATE OR REPLACE FUNCTION bank.owner_of(account uuid) RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT a.owner_id FROM bank.account a WHERE a.id = account);

CREATE TABLE bank.account_block (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES bank.account,
    side       text NOT NULL CHECK (side IN ('debits', 'credits', 'both')),
    reason     text NOT NULL,
    placed_by  uuid REFERENCES bank.staff, -- null: before this was recorded
    placed_at  timestamptz NOT NULL,
    until      timestamptz,                -- null: until it is lifted
    lifted_by  uuid REFERENCES bank.staff,
    lifted_at  timestamptz,
    CHECK (until > placed_at),
    CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE INDEX ON bank.account_block (account_id) WHERE lifted_at IS NULL;

INSERT INTO bank.account_block (id, account_id, side, reason, placed_at)
SELECT gen_random_uuid(), id, 'both', status_reason, coalesce(last_recorded_at, now()) FROM bank.account
WHERE status = 'frozen';
UPDATE bank.account SET debits_blocked_until = 'infinity', credits_blocked_until = 'infinity', status = 'open',
    status_reason = '' WHERE status = 'frozen';
ALTER TABLE bank.account DROP CONSTRAINT account_status_check,
    ADD CONSTRAINT account_status_check CHECK (status IN ('open', 'dormant', 'closed')),
    ADD CHECK (status <> 'closed' OR (balance = 0 AND holds = 0)) NOT VALID;

CREATE FUNCTION bank.note_blocks() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE bank.account a SET debits_blocked_until = b.debits, credits_blocked_until = b.credits,
        row_version = a.row_version + 1
    FROM (SELECT n.account_id,
                 max(coalesce(k.until, 'infinity')) FILTER (WHERE k.side IN ('debits', 'both')) AS debits,
                 max(coalesce(k.until, 'infinity')) FILTER (WHERE k.side IN ('credits', 'both')) AS credits
          FROM (SELECT DISTINCT account_id FROM new_rows) n
          LEFT JOIN bank.account_block k ON k.account_id = n.account_id AND k.lifted_at IS NULL
          GROUP BY n.account_id) b
    WHERE a.id = b.account_id;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION bank.note_blocks() FROM PUBLIC;
CREATE TRIGGER account_block_placed AFTER INSERT ON bank.account_block
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION bank.note_blocks();
CREATE TRIGGER account_block_lifted AFTER UPDATE ON bank.account_block
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION bank.note_blocks();

-- Limits -------------------------------------------------------------------------------------------------------------

-- Of those who order and of products; an account's own are in its row. A member of staff's stand instead of the role's.
CREATE TABLE bank.limit_rule (
    subject  text NOT NULL CHECK (subject IN ('role', 'staff', 'product')),
    name     text NOT NULL,       -- the role or product, or the id of the member of staff
    currency char(3) NOT NULL,
    measure  text NOT NULL CHECK (measure IN ('perTransfer', 'perDay', 'perHour')),
    most     bigint CHECK (most >= 0), -- minor units, or orders; null: none any more
    PRIMARY KEY (subject, name, currency, measure)
);
INSERT INTO bank.limit_rule (subject, name, currency, measure, most)
SELECT 'role', role, currency, 'perTransfer', amount FROM bank.transfer_limit
UNION ALL SELECT 'role', role, currency, 'perDay', amount * 25 FROM bank.transfer_limit
UNION ALL SELECT 'role', role, currency, 'perHour', 1000000 FROM bank.transfer_limit;
DROP TABLE bank.transfer_limit;

-- Who may approve how much, and how many must. A branch with bands of its own in a currency has no others.
CREATE TABLE bank.approval_band (
    id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    branch_id uuid REFERENCES bank.branch,
    currency  char(3) NOT NULL,
    up_to     bigint NOT NULL CHECK (up_to > 0),
    role      text NOT NULL CHECK (role = 'supervisor'),
    approvers integer NOT NULL CHECK (approvers IN (1, 2))
);
CREATE UNIQUE INDEX approval_band_limits ON bank.approval_band (currency, branch_id, up_to);
INSERT INTO bank.approval_band (currency, up_to, role, approvers)
SELECT currency, 10 * most * factor, 'supervisor', approvers
FROM bank.limit_rule, (VALUES (1, 1), (100, 2)) AS bands (factor, approvers)
WHERE subject = 'role' AND name = 'supervisor' AND measure = 'perTransfer';

-- What each ordered without a second person: a row counts for the day and the hour that it names.
CREATE TABLE bank.order_usage (
    staff_id uuid NOT NULL,
    currency char(3) NOT NULL,
    day      date NOT NULL,
    amount   bigint NOT NULL,
    hour     timestamptz NOT NULL,
    orders   bigint NOT NULL,
    PRIMARY KEY (staff_id, currency)
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Fails, to be tried again, when what was decided on has changed. The ledger writes counters of staff that it has not
-- locked, because nobody waits for a colleague's batch.
CREATE FUNCTION bank.as_decided_on(unchanged boolean) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF unchanged IS NOT TRUE THEN
        RAISE EXCEPTION 'it was changed by another transaction' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION bank.as_decided_on(boolean) FROM PUBLIC;

-- Transfers ----------------------------------------------------------------------------------------------------------

-- amount and currency are null when the legs are in several currencies; leg_amounts is null for the common transfer, which
-- debits `amount` from debtor_account and credits it to creditor_account. Otherwise these are the first of each side.
ALTER TABLE bank.transfer
    ALTER amount DROP NOT NULL,
    ALTER currency DROP NOT NULL,
    ADD leg_amounts bigint[],
    ADD approved_by uuid,       -- who gave the last approval that it needed, and under whose key it was booked
    ADD approval_id uuid,
    ADD hold_id     uuid,       -- of a capture
    ADD reverses    uuid,
    DROP CONSTRAINT transfer_kind_check,
    ADD CONSTRAINT transfer_kind_check CHECK (kind IN ('transfer', 'posting', 'capture', 'import', 'reversal')),
    ADD CHECK ((amount IS NULL) = (currency IS NULL)),
    ADD CHECK (leg_amounts IS NOT NULL OR (amount IS NOT NULL AND cardinality(leg_accounts) = 2)),
    ADD CHECK (cardinality(leg_amounts) = cardinality(leg_accounts)),
    ADD CHECK ((kind = 'reversal') = (reverses IS NOT NULL));

-- A transfer is reversed at most once.
CREATE TABLE bank.reversal (
    transfer_id uuid PRIMARY KEY,
    reversal_id uuid NOT NULL UNIQUE,
    reason      text NOT NULL CHECK (reason IN ('duplicate', 'wrongAmount', 'wrongAccount', 'fraud', 'ordererRequest',
                                                'bankError')),
    comment     text NOT NULL DEFAULT '',
    override    text            -- why it was allowed to overdraw
);

-- Holds --------------------------------------------------------------------------------------------------------------

ALTER TABLE bank.hold
    ADD paid        bigint NOT NULL DEFAULT 0 CHECK (paid >= 0),
    ADD ended       text CHECK (ended IN ('captured', 'released', 'expired', 'approved', 'undone')),
    ADD ended_by    uuid REFERENCES bank.staff,
    ADD approval_id uuid,       -- the waiting order that it secures
    ADD CHECK (paid <= amount);
UPDATE bank.hold SET ended = 'released' WHERE released_at IS NOT NULL;
ALTER TABLE bank.hold RENAME released_at TO ended_at;
ALTER TABLE bank.hold ADD CHECK ((ended IS NULL) = (ended_at IS NULL));
CREATE INDEX hold_expiry ON bank.hold (expires_at) WHERE ended_at IS NULL;
CREATE INDEX hold_approval ON bank.hold (approval_id) WHERE approval_id IS NOT NULL;

-- Orders that wait ---------------------------------------------------------------------------------------------------

ALTER TABLE bank.approval_request
    ADD subject       text NOT NULL DEFAULT 'transfer'
                      CHECK (subject IN ('transfer', 'reversal', 'limitChange', 'unblocking')),
    ADD state         text NOT NULL DEFAULT 'waiting'
                      CHECK (state IN ('waiting', 'sentBack', 'approved', 'rejected', 'withdrawn', 'expired')),
    ADD version       bigint NOT NULL DEFAULT 1,
    ADD approver_role text NOT NULL DEFAULT 'supervisor',
    ADD needed        integer NOT NULL DEFAULT 1 CHECK (needed IN (1, 2)),
    ADD reasons       text[],
    ADD leg_accounts  uuid[],
    ADD leg_amounts   bigint[],
    ADD order_kind    text,     -- of money: what it will be booked as
    ADD reverses      uuid,
    ADD reversal_reason text,
    ADD override      text,
    ADD comment       text NOT NULL DEFAULT '', -- the maker's, of what is not a transfer
    ADD content       jsonb,    -- of what is not money: what would change
    ADD transfer_id   uuid,     -- what it became
    ALTER debtor_account DROP NOT NULL,
    ALTER creditor_account DROP NOT NULL,
    ALTER amount DROP NOT NULL,
    ALTER currency DROP NOT NULL;
UPDATE bank.approval_request SET reasons = ARRAY['aboveTransferLimit'], order_kind = 'transfer',
    leg_accounts = ARRAY[debtor_account, creditor_account], leg_amounts = ARRAY[-amount, amount];
UPDATE bank.approval_request r SET state = d.decision FROM bank.approval_decision d WHERE d.request_id = r.id;
ALTER TABLE bank.approval_request
    ALTER reasons SET NOT NULL,
    DROP reason,
    ADD CHECK ((subject IN ('transfer', 'reversal')) = (leg_accounts IS NOT NULL)),
    ADD CHECK ((subject IN ('transfer', 'reversal')) = (order_kind IS NOT NULL)),
    ADD CHECK ((subject IN ('limitChange', 'unblocking')) = (content IS NOT NULL)),
    ADD CHECK ((subject = 'reversal') = (reverses IS NOT NULL)),
    ADD CHECK (cardinality(leg_accounts) = cardinality(leg_amounts)),
    ADD CHECK ((amount IS NULL) = (currency IS NULL));
CREATE INDEX approval_request_open ON bank.approval_request (branch_id, id) WHERE state IN ('waiting', 'sentBack');
CREATE INDEX approval_request_maker ON bank.approval_request (requested_by, id);
CREATE INDEX approval_request_reverses ON bank.approval_request (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX approval_request_due ON bank.approval_request (expires_at) WHERE state IN ('waiting', 'sentBack');
DROP INDEX bank.approval_request_expiry;

-- A hash of all that a version says: whoever decides names it, and decides about nothing else.
CREATE FUNCTION bank.approval_version(r bank.approval_request) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256(convert_to(jsonb_build_array(r.id, r.version, r.subject, r.requested_by, r.branch_id, r.leg_accounts,
        r.leg_amounts, r.order_kind, encode(r.memo, 'hex'), r.reasons, r.approver_role, r.needed, r.reverses,
        r.reversal_reason, r.override, r.comment, r.content)::text, 'UTF8'));
REVOKE ALL ON FUNCTION bank.approval_version(bank.approval_request) FROM PUBLIC;

-- Who did what with it, and when. Added to, never changed.
CREATE TABLE bank.approval_step (
    request_id uuid NOT NULL REFERENCES bank.approval_request,
    number     bigint NOT NULL,
    action     text NOT NULL CHECK (action IN ('requested', 'changed', 'approved', 'rejected', 'sentBack', 'withdrawn',
                                               'expired')),
    by         uuid REFERENCES bank.staff, -- null: the bank itself
    at         timestamptz NOT NULL,
    version    bigint NOT NULL,
    comment    text NOT NULL DEFAULT '',
    PRIMARY KEY (request_id, number)
);
INSERT INTO bank.approval_step (request_id, number, action, by, at, version)
SELECT id, 1, 'requested', requested_by, requested_at, 1 FROM bank.approval_request;
INSERT INTO bank.approval_step (request_id, number, action, by, at, version, comment)
SELECT request_id, 2, decision, decided_by, at, 1, comment FROM bank.approval_decision;
DROP TABLE bank.approval_decision;

-- Keys ---------------------------------------------------------------------------------------------------------------

-- A key is written once, with its outcome, and never changed.
DELETE FROM bank.idempotency_key WHERE outcome IS NULL;
DROP TRIGGER idempotency_key_decided ON bank.idempotency_key;
DROP FUNCTION bank.refuse_to_decide_again();
ALTER TABLE bank.idempotency_key
    ADD hold_id     uuid,
    ADD approval_id uuid,
    ALTER outcome SET NOT NULL,
    DROP CONSTRAINT idempotency_key_outcome_check,
    ADD CONSTRAINT idempotency_key_outcome_check CHECK (outcome IN ('booked', 'waiting', 'refused', 'abandoned'));
DO $$ -- two checks without names of their own
DECLARE
    name text;
BEGIN
    FOR name IN SELECT conname FROM pg_constraint WHERE conrelid = 'bank.idempotency_key'::regclass AND contype = 'c'
                AND conname <> 'idempotency_key_outcome_check' LOOP
        EXECUTE format('ALTER TABLE bank.idempotency_key DROP CONSTRAINT %I', name);
    END LOOP;
END $$;
ALTER TABLE bank.idempotency_key
    ADD CONSTRAINT idempotency_key_result CHECK (CASE outcome
        WHEN 'booked' THEN coalesce(transfer_id, hold_id, approval_id) IS NOT NULL AND refusal IS NULL
        WHEN 'waiting' THEN approval_id IS NOT NULL AND transfer_id IS NULL AND refusal IS NULL
        WHEN 'refused' THEN refusal IS NOT NULL AND coalesce(transfer_id, hold_id, approval_id) IS NULL
        ELSE coalesce(transfer_id, hold_id, approval_id) IS NULL AND refusal IS NULL END);

-- Balances -----------------------------------------------------------------------------------------------------------

-- A balance that does not follow from the account's last entry cannot be committed. Entries are written before accounts.
-- A statement's rows are looked at together: a deferred constraint would look at each by itself.
CREATE FUNCTION bank.check_balances() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wrong uuid;
BEGIN
    SELECT n.id INTO wrong FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE (n.balance <> o.balance OR n.last_entry_number <> o.last_entry_number)
      AND NOT EXISTS (SELECT FROM bank.entry e WHERE e.account_id = n.id AND e.number = n.last_entry_number
                      AND e.balance_after = n.balance)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the balance of account % does not follow from its last entry', wrong
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION bank.check_balances() FROM PUBLIC;
CREATE TRIGGER account_balance_follows AFTER UPDATE ON bank.account
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION bank.check_balances();

-- Rights -------------------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT ON bank.account_block, bank.limit_rule, bank.approval_band, bank.order_usage, bank.reversal,
    bank.approval_step TO bank_app;
GRANT UPDATE (lifted_by, lifted_at) ON bank.account_block TO bank_app;
GRANT UPDATE (most) ON bank.limit_rule TO bank_app;
REVOKE INSERT ON bank.approval_band FROM bank_app;
GRANT UPDATE ON bank.order_usage TO bank_app;
GRANT UPDATE (state, version, approver_role, needed, reasons, leg_accounts, leg_amounts, order_kind, debtor_account,
    creditor_account, amount, currency, memo, expires_at, transfer_id) ON bank.approval_request TO bank_app;
REVOKE UPDATE ON bank.idempotency_key FROM bank_app;
REVOKE UPDATE (outcome, transfer_id, refusal, recorded_at) ON bank.idempotency_key FROM bank_app;
GRANT EXECUTE ON FUNCTION bank.as_decided_on(boolean), bank.approval_version(bank.approval_request) TO bank_app;
