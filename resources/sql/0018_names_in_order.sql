-- Lists of names are in the order of the bank's language: in Czech Cihelka, Čapek, Hanák, Chalupa. Run by bank_owner.
-- Customers are written anew with their indexes, under a lock: about a minute for a million.

-- A language's order changes with the library that knows it (ICU); the collation remembers its version. `bankd language`
-- puts another one in the place of this, the order of no language in particular (CLDR's root).
CREATE COLLATION bank.names_und FROM pg_catalog."und-x-icu";

DROP INDEX bank.customer_by_name, bank.customer_branch_name;
ALTER TABLE bank.customer ADD COLUMN sort_name text COLLATE bank.names_und NOT NULL GENERATED ALWAYS AS (
    CASE WHEN family_name = '' THEN display_name ELSE family_name || ' ' || given_name END) STORED;
CREATE INDEX customer_by_name ON bank.customer (sort_name, id);
CREATE INDEX customer_branch_name ON bank.customer (branch_id, sort_name, id);
-- Those whose names begin with one letter or two (and the blank before the first word), in that order: there are too many
-- to find them all for a page, and they are not side by side (Čapek is sought with "c").
CREATE INDEX customer_initial_name ON bank.customer ("left"(search_text, 2), sort_name, id);
CREATE INDEX customer_initials_name ON bank.customer ("left"(search_text, 3), sort_name, id);

ALTER TABLE bank.staff ADD COLUMN sort_name text COLLATE bank.names_und NOT NULL
    GENERATED ALWAYS AS (display_name) STORED;
CREATE INDEX staff_by_name ON bank.staff (sort_name, id);

-- As a BCP 47 tag, "cs" or "de-AT"; "und" is no language in particular.
CREATE FUNCTION bank.name_language() RETURNS text
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT substr(c.collname, length('names_') + 1) FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation
     WHERE a.attrelid = 'bank.customer'::regclass AND a.attname = 'sort_name'
$$;

-- False: the database server's library knows another order than that in which the indexes were built, so that lists may
-- leave people out.
CREATE FUNCTION bank.name_order_is_current() RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_collation_actual_version(oid) IS NOT DISTINCT FROM collversion FROM pg_collation
     WHERE collnamespace = 'bank'::regnamespace AND collname = 'names_' || bank.name_language()
$$;

-- Run by bank_owner, for its indexes are built anew under a lock: when the language is another, or its order is.
CREATE FUNCTION bank.order_names_by(language text) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before constant text := 'names_' || bank.name_language();
    known text;
    wanted text;
BEGIN
    SELECT collname INTO known FROM pg_collation
     WHERE collnamespace = 'pg_catalog'::regnamespace AND lower(collname) = lower(language) || '-x-icu';
    IF known IS NULL THEN
        RAISE invalid_parameter_value USING MESSAGE = format('"%s" is no language that this database knows', language);
    END IF;
    wanted := 'names_' || replace(known, '-x-icu', '');
    IF wanted <> before THEN
        EXECUTE format('CREATE COLLATION bank.%I FROM pg_catalog.%I', wanted, known);
        EXECUTE format('ALTER TABLE bank.customer ALTER COLUMN sort_name TYPE text COLLATE bank.%I', wanted);
        EXECUTE format('ALTER TABLE bank.staff ALTER COLUMN sort_name TYPE text COLLATE bank.%I', wanted);
        EXECUTE format('DROP COLLATION bank.%I', before);
    ELSIF NOT bank.name_order_is_current() THEN
        REINDEX INDEX bank.customer_by_name;
        REINDEX INDEX bank.customer_branch_name;
        REINDEX INDEX bank.customer_initial_name;
        REINDEX INDEX bank.customer_initials_name;
        REINDEX INDEX bank.staff_by_name;
        EXECUTE format('ALTER COLLATION bank.%I REFRESH VERSION', before);
    END IF;
END $$;
