-- Administration: sessions that can be named, and who changed a member of staff last.

-- Random, and not the token: it names a session to whoever may end it.
ALTER TABLE bank.staff_session ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
-- Sessions that may still be open are those of the last twelve hours; when somebody was last seen is in their newest.
CREATE INDEX staff_session_open ON bank.staff_session (expires_at) WHERE ended_at IS NULL;
CREATE INDEX staff_session_newest ON bank.staff_session (staff_id, created_at);

ALTER TABLE bank.staff
    ADD COLUMN changed_at timestamptz,                       -- signing in changes nothing
    ADD COLUMN changed_by uuid REFERENCES bank.staff;        -- null: at the server
