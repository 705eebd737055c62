-- What cached copies must be told of: each change leaves its tags here in its own transaction, and every bankd looks for
-- what has become visible since it last looked (caching/InvalidationListener). Run by bank_owner.
--
-- NOTIFY in the transaction would not do: its lock is held until the commit has its synchronous standby, so that the
-- commits of all servers went one after another.
--
-- Unlogged: a crash or another primary empties both tables, and then every bankd starts over anyway.

-- Not the table's own: PostgreSQL 15 does not bring an unlogged sequence over to another primary.
CREATE SEQUENCE bank.cache_change_number;
GRANT SELECT, USAGE ON SEQUENCE bank.cache_change_number TO bank_app;

CREATE UNLOGGED TABLE bank.cache_change (
    changed_by xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id         bigint NOT NULL DEFAULT nextval('bank.cache_change_number'), -- drawn behind changed_by
    tags       text[] NOT NULL -- tagOf(), or '*'
);
CREATE INDEX ON bank.cache_change (changed_by);
GRANT SELECT, INSERT, DELETE ON bank.cache_change TO bank_app;

-- Changes visible in `swept` are deleted: who last looked before it has missed some. Those visible in `seen` are next.
CREATE UNLOGGED TABLE bank.cache_sweep (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    swept    pg_snapshot,
    seen     pg_snapshot NOT NULL,
    seen_at  timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON bank.cache_sweep TO bank_app;

-- The argument: the column with the member of staff, whose copies end on every bankd. As api/CacheKinds tags them.
CREATE OR REPLACE FUNCTION bank.tell_of_staff() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO bank.cache_change (tags) VALUES (ARRAY['stf_' || replace(to_jsonb(NEW) ->> TG_ARGV[0], '-', '')]);
    RETURN NULL;
END $$;
