-- What a customer wants to be told of, and what was told. Run by bank_owner.

CREATE TABLE bank.notice_wish (
    customer_id uuid PRIMARY KEY REFERENCES bank.customer,
    mail_from   bigint CHECK (mail_from >= 0), -- booked amounts from so many minor units on; null: none
    language    text NOT NULL DEFAULT 'en',
    row_version bigint NOT NULL DEFAULT 1
);

-- Written in the transaction that decides that there is something to tell, so that an event that comes again makes no
-- second one.
CREATE TABLE bank.message (
    id           uuid PRIMARY KEY,
    customer_id  uuid NOT NULL REFERENCES bank.customer,
    account_id   uuid NOT NULL,
    entry_number bigint NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now(),
    sent_at      timestamptz,
    UNIQUE (account_id, entry_number, customer_id)
);
CREATE INDEX ON bank.message (customer_id, made_at);

GRANT SELECT, INSERT, UPDATE ON bank.notice_wish TO bank_app;
GRANT SELECT, INSERT ON bank.message TO bank_app;
GRANT UPDATE (sent_at) ON bank.message TO bank_app;
