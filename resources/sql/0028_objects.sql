-- What the bank has in its object store, where, and what is to become of it. Run by bank_owner.

-- For how long an object of a kind is kept. Those of a customer's documents begin to run with the end of the relation, not
-- with the object.
CREATE TABLE bank.object_retention (
    kind text PRIMARY KEY,
    keep interval -- from when it was kept; null: what refers to it says when it expires
);
INSERT INTO bank.object_retention VALUES ('document', NULL), ('statement', '10 years');

-- An object is noted before it is put, and kept in the transaction that refers to it. What is left of one that ended in
-- between is known by its note. The store is not written to in a transaction: an object leaves first, and then its row.
CREATE TABLE bank.object (
    key           text PRIMARY KEY,
    kind          text NOT NULL REFERENCES bank.object_retention,
    bucket        text NOT NULL,
    bytes         bigint,                            -- null, as the next, for one of before this table
    sha256        bytea CHECK (length(sha256) = 32), -- of what lies in the store, which is encrypted
    state         text NOT NULL DEFAULT 'coming' CHECK (state IN ('coming', 'kept', 'leaving')),
    since         timestamptz NOT NULL DEFAULT now(), -- of the state
    expires_at    timestamptz,
    copied_at     timestamptz,                        -- the copy in the other region was read and is the same
    claimed_until timestamptz                         -- somebody copies it, or died over it
);
CREATE INDEX object_unsettled ON bank.object (since) WHERE state <> 'kept';
CREATE INDEX object_uncopied ON bank.object (since) WHERE state = 'kept' AND copied_at IS NULL;
CREATE INDEX object_expiry ON bank.object (expires_at) WHERE state = 'kept';
CREATE INDEX object_place ON bank.object (bucket, since) WHERE state = 'kept';

INSERT INTO bank.object (key, kind, bucket, state, since)
    SELECT object_key, 'document', 'files', 'kept', added_at FROM bank.document;
INSERT INTO bank.object (key, kind, bucket, since)
    SELECT object_key, 'document', 'files', begun_at FROM bank.document_upload ON CONFLICT DO NOTHING;
DROP TABLE bank.document_upload;
ALTER TABLE bank.document ADD FOREIGN KEY (object_key) REFERENCES bank.object;

GRANT SELECT ON bank.object_retention TO bank_app;
GRANT SELECT, INSERT, DELETE ON bank.object TO bank_app;
GRANT UPDATE (bucket, bytes, sha256, state, since, expires_at, copied_at, claimed_until) ON bank.object TO bank_app;
