-- Names are found however they are written or typed, and a branch's clock stands for nobody but its own branch.
-- Run by bank_owner. Customers are written anew with their indexes, under a lock: about two minutes for a million.

-- What is searched for -----------------------------------------------------------------------------------------------

DROP INDEX bank.customer_search_trigram, bank.customer_by_name, bank.customer_branch_name;
ALTER TABLE bank.customer DROP COLUMN search_text;

-- The form in which words are compared, of what is kept and of what is typed alike: words in lower case without accents,
-- one blank between them. Blanks of any kind, line breaks and most punctuation separate words; apostrophes, joiners and
-- marks of direction vanish. Greek and Arabic letters that are written differently by place or habit are one letter,
-- digits are 0 to 9, and each letter of Chinese, Japanese and Korean is a word: they are written without blanks.
-- Immutable, so that it can be indexed and generated: whoever changes it makes what was generated anew.
CREATE OR REPLACE FUNCTION bank.search_form(value text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    form text := value;
BEGIN
    IF form ~ '[^ -~]' THEN
        -- Before the compatibility forms, which would take an acute accent for a blank.
        form := regexp_replace(form, '[\u00b4\u02b9-\u02bf\u02c8\u02ca\u02cb\u02d8-\u02dd\u055a\u2018-\u201b\u2032-\u2037'
                                     '\u05f3\u05f4\ua78c\uff07\uff40\u00ad\u034f\u061c\u180b-\u180f\u200c-\u200f'
                                     '\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufff9-\ufffb'
                                     '\U000e0000-\U000e0fff]+', '', 'g');
        form := regexp_replace(normalize(form, NFKD), '[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4'
                                     '\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4'
                                     '\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff'
                                     '\u20d0-\u20f0\ufe20-\ufe2f]+', '', 'g');
        form := lower(public.unaccent('public.unaccent'::regdictionary, normalize(form, NFKC)));
        form := translate(form, U&'\03C2\0671\0649\06CC\06D0\0629\06A9\06BE\06C1\06D5'
                                '\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669'
                                '\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9',
                                U&'\03C3\0627\064A\064A\064A\0647\0643\0647\0647\0647'
                                '01234567890123456789');
        form := regexp_replace(form, '[\u0085\u00a0\u1680\u2000-\u200b\u2010-\u2015\u2022\u2027-\u2029\u202f\u2043\u205f'
                                     '\u2212\u2800\u3000-\u3002\u3164\ufeff\u00b7\u2026\u060c\u061b\u05be\u30fb'
                                     '\u00ab\u00bb\u201c-\u201f\u2039\u203a]+', ' ', 'g');
        form := regexp_replace(form, '([\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f'
                                     '\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff])', ' \1 ', 'g');
    ELSE
        form := lower(form);
    END IF;
    form := translate(form, E'-.,;:/()[]"+\t\n\x0b\f\r''`', repeat(' ', 17)); -- the last two vanish
    RETURN btrim(regexp_replace(form, ' {2,}', ' ', 'g'));
END $$;

-- A name in all its forms, with a blank before and after each word, so that a word's beginning and end can be sought:
-- as it is; with German and Nordic letters in two (Müller as mueller, Åse as aase); with such two in one (Mueller as
-- muller, which is also how Müller is compared); and of a name in several Latin words the whole in one.
CREATE FUNCTION bank.name_search_text(name text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    plain constant text := bank.search_form(name);
    forms text := ' ' || plain || ' ';
    spelt text := name;
BEGIN
    IF name ~ '[^ -~]' THEN
        spelt := lower(normalize(name, NFC));
        IF spelt ~ '[äöüøå]' THEN
            spelt := replace(replace(replace(spelt, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue');
            forms := forms || bank.search_form(replace(replace(spelt, 'ø', 'oe'), 'å', 'aa')) || ' ';
        END IF;
    END IF;
    IF plain ~ 'ae|oe|ue|aa' THEN
        spelt := replace(replace(replace(replace(plain, 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), 'aa', 'a');
        forms := forms || spelt || ' ';
    END IF;
    IF plain ~ '[a-z] [a-z]' THEN
        forms := forms || replace(plain, ' ', '') || ' ';
    END IF;
    RETURN forms;
END $$;

-- The digits of each telephone number in a field, without what is dialled before them: "+420 603 123 456" and
-- "00420 603-123-456" are 420603123456, "0171/123 45 67" is 1711234567, "+49 (0)171 …" is 49171….
CREATE FUNCTION bank.phone_search_text(phone text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    number  text;
    numbers text := '';
BEGIN
    IF phone = '' THEN
        RETURN '';
    END IF;
    FOREACH number IN ARRAY regexp_split_to_array(phone, '[,;|]') LOOP
        number := replace(normalize(number, NFKC), '(0)', '');
        number := regexp_replace(translate(number, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'), '[^0-9]', '', 'g');
        numbers := numbers || ltrim(number, '0') || ' ';
    END LOOP;
    RETURN numbers;
END $$;

CREATE FUNCTION bank.customer_search_text(
    family_name text, given_name text, display_name text, number text, email text, phone text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    -- The family name first: two letters typed find it by prefix, and lists are in its order.
    RETURN bank.name_search_text(CASE WHEN family_name = '' THEN display_name
                                      ELSE family_name || ' ' || given_name END)
        || CASE WHEN family_name ~ '[ -]' THEN regexp_replace(bank.search_form(family_name), ' ', '', 'g') || ' '
                ELSE '' END
        || bank.search_form(number || ' ' || email || ' ' || phone) || ' ' || bank.phone_search_text(phone);
END $$;

ALTER TABLE bank.customer ADD COLUMN search_text text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
    bank.customer_search_text(family_name, given_name, display_name, number, email, phone)) STORED;
CREATE INDEX customer_search_trigram ON bank.customer USING gin (search_text public.gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX customer_by_name ON bank.customer (search_text, id);
CREATE INDEX customer_branch_name ON bank.customer (branch_id, search_text, id);

-- Clocks -------------------------------------------------------------------------------------------------------------

-- A time zone that an update of the system has dropped must not take with it whatever meets its branch: where the
-- database does not know it, UTC stands in. The bank says so at its start and as long as it is so.
CREATE FUNCTION bank.local_time(instant timestamptz, zone text) RETURNS timestamp
    LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
    RETURN instant AT TIME ZONE zone;
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN instant AT TIME ZONE 'UTC';
END $$;

CREATE FUNCTION bank.instant_of(local timestamp, zone text) RETURNS timestamptz
    LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
    RETURN local AT TIME ZONE zone;
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN local AT TIME ZONE 'UTC';
END $$;

CREATE FUNCTION bank.knows_time_zone(zone text) RETURNS boolean
    LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
    PERFORM now() AT TIME ZONE zone;
    RETURN true;
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN false;
END $$;

-- Whoever sets one is told at once. By name only: "Nowhere7" would pass as one of POSIX.
CREATE FUNCTION bank.refuse_unknown_time_zone() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_timezone_names WHERE name = NEW.time_zone) THEN
        RAISE invalid_parameter_value USING MESSAGE = format('branch %s: "%s" is no time zone', NEW.code, NEW.time_zone);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER time_zone_is_known BEFORE INSERT OR UPDATE OF time_zone ON bank.branch
    FOR EACH ROW EXECUTE FUNCTION bank.refuse_unknown_time_zone();
