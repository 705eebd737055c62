-- What monitoring keeps: the heartbeat by which replicas are measured, what the instances tell each other, alerts.

-- Each bankd writes its row once a second. The newest one that a replica has replayed says how far behind it is, also
-- when the link is cut, where a comparison of log positions reads 0. One row each: a frozen bankd's lock holds up nobody.
CREATE TABLE bank.heartbeat (
    instance text PRIMARY KEY,
    at       timestamptz NOT NULL
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- What an instance publishes for its peers every two seconds. Worth nothing after a crash, hence unlogged.
CREATE UNLOGGED TABLE bank.instance_status (
    instance  text PRIMARY KEY,
    at        timestamptz NOT NULL,
    published jsonb NOT NULL        -- services/bank/monitoring/Peers.h
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

CREATE TABLE bank.alert (
    id              uuid PRIMARY KEY,
    rule            text NOT NULL,
    level           text NOT NULL CHECK (level IN ('warning', 'critical')),
    instance        text NOT NULL,   -- who measured it
    value           bigint NOT NULL, -- last measured, in the rule's unit
    threshold       bigint NOT NULL,
    since           timestamptz NOT NULL,
    over_since      timestamptz,
    acknowledged_at timestamptz,
    owner_id        uuid REFERENCES bank.staff
);
CREATE UNIQUE INDEX alert_firing ON bank.alert (rule, instance) WHERE over_since IS NULL;
CREATE INDEX alert_over ON bank.alert (over_since) WHERE over_since IS NOT NULL;

CREATE TABLE bank.alert_comment (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id uuid NOT NULL REFERENCES bank.alert,
    by_id    uuid NOT NULL REFERENCES bank.staff,
    at       timestamptz NOT NULL,
    text     text NOT NULL CHECK (length(text) BETWEEN 1 AND 500)
);
CREATE INDEX ON bank.alert_comment (alert_id, id);

GRANT SELECT, INSERT ON bank.heartbeat, bank.instance_status, bank.alert, bank.alert_comment TO bank_app;
GRANT UPDATE (at) ON bank.heartbeat TO bank_app;
GRANT UPDATE (at, published) ON bank.instance_status TO bank_app;
GRANT UPDATE (level, value, threshold, over_since, acknowledged_at, owner_id) ON bank.alert TO bank_app;
