-- The outbox keeps events as the bank wrote them: neither PostgreSQL nor the relay reads what only consumers do.
-- Run by bank_owner.

ALTER TABLE bank.outbox ADD written text[];
UPDATE bank.outbox SET written = ARRAY(SELECT event::text FROM jsonb_array_elements(events) AS event);
ALTER TABLE bank.outbox DROP events;
ALTER TABLE bank.outbox RENAME written TO events;
ALTER TABLE bank.outbox ALTER events SET NOT NULL, ADD CHECK (cardinality(events) > 0);
