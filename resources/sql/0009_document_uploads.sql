-- Files on their way into the object store: each is noted before it is put there, and its note goes in the transaction
-- that writes the document's row. What is left of an upload that ended in between is known by its note, and collected.

CREATE TABLE bank.document_upload (
    object_key text PRIMARY KEY,
    begun_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX document_upload_begun ON bank.document_upload (begun_at);

GRANT SELECT, INSERT, DELETE ON bank.document_upload TO bank_app;
