-- Messages about statements, beside those about bookings. Run by bank_owner.

ALTER TABLE bank.message
    ALTER COLUMN entry_number DROP NOT NULL,
    ADD COLUMN statement_id uuid REFERENCES bank.statement ON DELETE CASCADE,
    ADD CHECK (num_nonnulls(entry_number, statement_id) = 1),
    ADD UNIQUE (statement_id, customer_id, channel);
