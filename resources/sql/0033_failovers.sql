-- What the administrators' view of the bank's parts keeps and counts. Run by bank_owner.

-- Who took over from which primary. Each bankd that saw it says so, and the first one's word stands.
CREATE TABLE bank.failover (
    timeline       bigint PRIMARY KEY,
    at             timestamptz NOT NULL,
    from_server    text NOT NULL,
    to_server      text NOT NULL,
    cause          text NOT NULL,   -- contract::FailoverCause
    without_ms     bigint NOT NULL, -- without a primary
    unknown_orders bigint NOT NULL  -- answered as unknown meanwhile
);
CREATE INDEX ON bank.failover (at);
GRANT SELECT, INSERT ON bank.failover TO bank_app;
GRANT UPDATE (without_ms, unknown_orders) ON bank.failover TO bank_app;

CREATE INDEX statement_fault ON bank.statement (fault) WHERE made_at IS NULL AND fault IS NOT NULL;
