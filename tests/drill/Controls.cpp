#include "tests/drill/Controls.h"

namespace cf::drill {
namespace {

//! Drops the primary key, with those that refer to it, and puts an index in its place.
std::string withoutPrimaryKey(const std::string& table, const std::string& columns)
{
    return "DO $$DECLARE name text; BEGIN SELECT conname INTO name FROM pg_constraint WHERE contype = 'p' AND conrelid"
           " = '" +
           table + "'::regclass; EXECUTE format('ALTER TABLE " + table +
           " DROP CONSTRAINT %I CASCADE', name); END$$; CREATE INDEX ON " + table + " (" + columns + ");";
}

void admitKeysTwice(const DrilledBank& bank)
{
    bank.run(withoutPrimaryKey("bank.idempotency_key", "actor, key"));
}

void admitEntriesTwice(const DrilledBank& bank)
{
    bank.run(withoutPrimaryKey("bank.entry", "account_id, number") +
             "DROP TRIGGER account_balance_follows ON bank.account");
}

void makeVersionsAlike(const DrilledBank& bank)
{
    bank.run("CREATE OR REPLACE FUNCTION bank.approval_version(r bank.approval_request) RETURNS bytea"
             " LANGUAGE sql STABLE PARALLEL SAFE RETURN sha256(convert_to(r.id::text, 'UTF8'))");
}

void flushNothing(const DrilledBank& bank)
{
    bank.run("ALTER SYSTEM SET fsync = off");
    bank.run("SELECT pg_reload_conf()");
}

} // namespace

const std::vector<Control>& controls()
{
    static const std::vector<Control> all = {
        {"keys",
         "stored keys are not looked up, and may be stored twice",
         {{"stored", "ON k.actor = u.actor", "ON false AND k.actor = u.actor"}},
         admitKeysTwice,
         {"every order sent twice at once", "every order sent twice at once"}},
        {"locks",
         "accounts are not locked, and their entries may have the same number",
         {{"lock", " FOR NO KEY UPDATE SKIP LOCKED", ""}},
         admitEntriesTwice,
         {"ten times the load", "ten times the load"}},
        {"approval",
         "the version of an order says nothing of what is in it",
         {},
         makeVersionsAlike,
         std::vector<std::string>(12, "ten times the load")},
        {"fsync", "PostgreSQL does not flush", {}, flushNothing, {"power cut"}},
    };
    return all;
}

} // namespace cf::drill
