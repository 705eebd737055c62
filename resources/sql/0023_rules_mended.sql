-- Mends what 0022 left open: rows of accounts that follow whoever was first, accounts that were closed with money on
-- them, orders that had waited, and two default bands for one amount.
-- Run by bank_owner.

-- Accounts -----------------------------------------------------------------------------------------------------------

-- When a supervisor last opened it again after it had been dormant; null: never.
ALTER TABLE bank.account ADD active_since timestamptz;

-- Each statement of these functions sees what was committed before it began. So they first wait for the accounts' rows,
-- and only then read what others have done to their holders and blocks.
CREATE OR REPLACE FUNCTION bank.note_owners() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM bank.account WHERE id IN (SELECT n.account_id FROM new_rows n) ORDER BY id FOR NO KEY UPDATE;
    UPDATE bank.account a SET owner_id = o.customer_id
    FROM (SELECT DISTINCT ON (h.account_id) h.account_id, h.customer_id FROM bank.account_holder h
          WHERE h.relation = 'owner' AND h.account_id IN (SELECT n.account_id FROM new_rows n)
          ORDER BY h.account_id, h.customer_id) o
    WHERE a.id = o.account_id AND a.owner_id IS DISTINCT FROM o.customer_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION bank.note_blocks() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM bank.account WHERE id IN (SELECT n.account_id FROM new_rows n) ORDER BY id FOR NO KEY UPDATE;
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

-- What was closed with money on it can neither be paid out nor expire. A person has to see to it: it is open, and
-- blocked until somebody lifts the block.
WITH reopened AS (
    UPDATE bank.account SET status = 'open', status_reason = '', closed_on = NULL, row_version = row_version + 1
    WHERE status = 'closed' AND (balance <> 0 OR holds <> 0) RETURNING id)
INSERT INTO bank.account_block (id, account_id, side, reason, placed_at)
SELECT gen_random_uuid(), id, 'both', 'It had been closed with money on it', now() FROM reopened;

-- What the earlier functions may have left behind.
UPDATE bank.account a SET owner_id = o.customer_id
FROM (SELECT DISTINCT ON (account_id) account_id, customer_id FROM bank.account_holder WHERE relation = 'owner'
      ORDER BY account_id, customer_id) o
WHERE a.id = o.account_id AND a.owner_id IS DISTINCT FROM o.customer_id;
UPDATE bank.account a SET debits_blocked_until = b.debits, credits_blocked_until = b.credits,
    row_version = a.row_version + 1
FROM (SELECT c.id, max(coalesce(k.until, 'infinity')) FILTER (WHERE k.side IN ('debits', 'both')) AS debits,
             max(coalesce(k.until, 'infinity')) FILTER (WHERE k.side IN ('credits', 'both')) AS credits
      FROM bank.account c LEFT JOIN bank.account_block k ON k.account_id = c.id AND k.lifted_at IS NULL
      WHERE c.debits_blocked_until IS NOT NULL OR c.credits_blocked_until IS NOT NULL OR k.id IS NOT NULL
      GROUP BY c.id) b
WHERE a.id = b.id
  AND (a.debits_blocked_until, a.credits_blocked_until) IS DISTINCT FROM (b.debits, b.credits);

ALTER TABLE bank.account RENAME CONSTRAINT account_check1 TO account_closed_is_empty;
ALTER TABLE bank.account VALIDATE CONSTRAINT account_closed_is_empty;

-- Accounts with limits of their own are few, and are listed with the others' limits. The planner knows how few by these
-- very words.
CREATE INDEX account_own_limits ON bank.account (branch_id)
    WHERE limit_per_transfer IS NOT NULL OR limit_per_day IS NOT NULL OR limit_per_hour IS NOT NULL;

-- Orders that wait ---------------------------------------------------------------------------------------------------

-- One band for an amount, also among those of the whole bank. Of two the one that asks for more people stays.
DELETE FROM bank.approval_band a USING bank.approval_band b
WHERE a.branch_id IS NOT DISTINCT FROM b.branch_id AND a.currency = b.currency AND a.up_to = b.up_to
  AND (a.approvers, a.id) < (b.approvers, b.id);
DROP INDEX bank.approval_band_limits;
CREATE UNIQUE INDEX approval_band_limits ON bank.approval_band (currency, branch_id, up_to) NULLS NOT DISTINCT;

-- Orders that waited when bands came need what their band says. Above all bands nobody may approve: their makers get
-- those back.
CREATE TEMPORARY TABLE waited ON COMMIT DROP AS
SELECT r.id, r.version,
       (SELECT b.approvers FROM bank.approval_band b
        WHERE b.currency = r.currency AND b.up_to >= r.amount AND b.branch_id IS NOT DISTINCT FROM
              (SELECT o.branch_id FROM bank.approval_band o WHERE o.branch_id = r.branch_id AND o.currency = r.currency
               LIMIT 1)
        ORDER BY b.up_to LIMIT 1) AS approvers
FROM bank.approval_request r
WHERE r.state = 'waiting' AND r.subject = 'transfer' AND r.version = 1
  AND r.requested_at < (SELECT m.applied_at FROM public.schema_migration m WHERE m.number = 22);
UPDATE bank.approval_request r SET needed = coalesce(w.approvers, r.needed),
    state = CASE WHEN w.approvers IS NULL THEN 'sentBack' ELSE r.state END
FROM waited w WHERE w.id = r.id;
INSERT INTO bank.approval_step (request_id, number, action, at, version, comment)
SELECT w.id, max(s.number) + 1, 'sentBack', now(), w.version, 'Nobody may approve this amount'
FROM waited w JOIN bank.approval_step s ON s.request_id = w.id WHERE w.approvers IS NULL GROUP BY w.id, w.version;
