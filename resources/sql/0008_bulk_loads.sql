-- Bulk loads: rows are put into the search indexes by the thousand.

-- Row by row, the trigrams of its name are most of what a new customer costs. While `gather` is on, new rows wait in a
-- list beside the index, which searches read as well, and are sorted in together. Whoever loads turns it on before and
-- off after, not in the load's own transaction: the indexes are locked for that moment. Left on by a crash it costs
-- searches a little time and nothing else. False: the indexes were in use for three seconds, nothing was changed.
CREATE FUNCTION bank.gather_for_search(gather boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    indexes constant regclass[] := ARRAY['bank.customer_search_trigram', 'bank.account_iban_trigram']::regclass[];
    index   regclass;
BEGIN
    IF NOT gather THEN
        PERFORM gin_clean_pending_list(each) FROM unnest(indexes) AS each;
    END IF;
    FOREACH index IN ARRAY indexes LOOP
        EXECUTE format('ALTER INDEX %s SET (fastupdate = %s)', index, CASE WHEN gather THEN 'on' ELSE 'off' END);
    END LOOP;
    RETURN true;
EXCEPTION WHEN lock_not_available THEN
    RETURN false;
END $$;
REVOKE ALL ON FUNCTION bank.gather_for_search(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bank.gather_for_search(boolean) TO bank_app;
