-- Copies of sessions are kept until they are told of a change: whatever a session rests on tells it, whoever changes it.
-- Run by bank_owner.

-- The argument: the column with the member of staff, whose copies end on every bankd. As api/CacheKinds tags them.
CREATE FUNCTION bank.tell_of_staff() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_notify('bank_invalidate', 'stf_' || replace(to_jsonb(NEW) ->> TG_ARGV[0], '-', ''));
    RETURN NULL;
END $$;
CREATE TRIGGER staff_changed AFTER UPDATE OF status, role, branch_id, display_name ON bank.staff
    FOR EACH ROW EXECUTE FUNCTION bank.tell_of_staff('id');
CREATE TRIGGER session_changed AFTER UPDATE OF ended_at, expires_at, device_sha256 ON bank.staff_session
    FOR EACH ROW EXECUTE FUNCTION bank.tell_of_staff('staff_id');
