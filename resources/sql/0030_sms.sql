-- Messages by SMS beside mails, each channel with a wish of its own. Run by bank_owner.

ALTER TABLE bank.notice_wish ADD COLUMN sms_from bigint CHECK (sms_from >= 0); -- as mail_from

ALTER TABLE bank.message
    ADD COLUMN channel text NOT NULL DEFAULT 'mail' CHECK (channel IN ('mail', 'sms')),
    DROP CONSTRAINT message_account_id_entry_number_customer_id_key,
    ADD UNIQUE (account_id, entry_number, customer_id, channel);
ALTER TABLE bank.message ALTER COLUMN channel DROP DEFAULT;

-- Messages are kept for some months only.
CREATE INDEX ON bank.message (made_at);
GRANT DELETE ON bank.message TO bank_app;
