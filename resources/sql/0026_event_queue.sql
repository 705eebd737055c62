-- Events for consumers where there is no broker: what the relay publishes waits here for each consumer. And the letters
-- that no attempt could deliver, wherever they came from. Run by bank_owner.

CREATE TABLE bank.event_queue (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer   text NOT NULL,
    failures   integer NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL DEFAULT now(),
    held_by    uuid,                               -- the delivery that is being worked on …
    held_until timestamptz,                        -- … and until when nobody else gets it
    ids        text[] NOT NULL CHECK (cardinality(ids) > 0),
    topics     text[] NOT NULL CHECK (cardinality(topics) = cardinality(ids)),
    keys       text[] NOT NULL CHECK (cardinality(keys) = cardinality(ids)),
    bodies     text[] NOT NULL CHECK (cardinality(bodies) = cardinality(ids))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CREATE INDEX ON bank.event_queue (consumer, id);

CREATE TABLE bank.dead_letter (
    consumer text NOT NULL,
    event_id text NOT NULL,
    topic    text NOT NULL,
    key      text NOT NULL,
    body     text NOT NULL,
    failures integer NOT NULL,
    reason   text NOT NULL,                        -- a sentence without personal data
    died_at  timestamptz NOT NULL DEFAULT now(),
    sent_again_at timestamptz,
    PRIMARY KEY (consumer, event_id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON bank.event_queue TO bank_app;
GRANT SELECT, INSERT, UPDATE ON bank.dead_letter TO bank_app;
