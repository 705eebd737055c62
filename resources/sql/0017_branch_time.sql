-- What a branch's clock shows, also for a branch whose time zone this PostgreSQL does not know: the names change with
-- the system's time zone data, and one branch must not hide the others.

-- Seconds east of Greenwich of that zone at that moment; null when there is no such zone.
CREATE FUNCTION bank.utc_offset(zone text, at timestamptz) RETURNS integer
    LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN extract(epoch FROM (at AT TIME ZONE zone) - (at AT TIME ZONE 'UTC'))::integer;
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION bank.utc_offset(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bank.utc_offset(text, timestamptz) TO bank_app;
