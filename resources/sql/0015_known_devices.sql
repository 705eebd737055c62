-- Who may be kept out by whom: devices that signed in before have a count of failures of their own, so that strangers'
-- failures lock strangers out and nobody else. And whether this bank is a demonstration.

-- A device on which a person signed in with both factors. What fails elsewhere is counted in bank.staff.
CREATE TABLE bank.staff_device (
    staff_id        uuid NOT NULL REFERENCES bank.staff,
    device_sha256   bytea NOT NULL,  -- of the client certificate (RFC 8705)
    first_used_at   timestamptz NOT NULL,
    last_used_at    timestamptz NOT NULL,
    failed_attempts integer NOT NULL DEFAULT 0,
    locked_until    timestamptz,
    PRIMARY KEY (staff_id, device_sha256)
);
-- Whoever has signed in during the last months goes on as before.
INSERT INTO bank.staff_device (staff_id, device_sha256, first_used_at, last_used_at)
SELECT staff_id, device_sha256, min(created_at), max(last_used_at) FROM bank.staff_session
WHERE created_at > now() - interval '90 days' GROUP BY staff_id, device_sha256;
GRANT SELECT, INSERT, UPDATE, DELETE ON bank.staff_device TO bank_app;

-- One row in a bank that was made to be tried out: its people's passwords lie in a file. Only the owner can say so.
CREATE TABLE bank.demonstration (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    since    timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT ON bank.demonstration TO bank_app;
