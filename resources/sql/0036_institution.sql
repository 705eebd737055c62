-- The bank itself: who it is to other banks and to its customers. One row, from the day it was founded (founding/).
-- Run by bank_owner.
CREATE TABLE bank.institution (
    only_one    boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    name        text NOT NULL,
    country     char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    bank_code   text NOT NULL CHECK (bank_code ~ '^[0-9A-Z]+$'), -- in its IBANs, see models/domain/AccountNumbers
    bic         text NOT NULL CHECK (bic ~ '^[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?$'),
    currency    char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    time_zone   text NOT NULL,
    founded_at  timestamptz NOT NULL DEFAULT now(),
    row_version bigint NOT NULL DEFAULT 1
);
GRANT SELECT, INSERT ON bank.institution TO bank_app;
