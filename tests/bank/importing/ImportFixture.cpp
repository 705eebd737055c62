#include "tests/bank/importing/ImportFixture.h"
#include "tests/support/MigratedDatabase.h"

#include <stdexcept>

namespace cf::test {
ImportFixture::ImportFixture()
    : m_database(migratedDatabase())
    , m_connection(m_database.app, m_watchdog)
    , m_keys(platform::EncryptionKey::random())
{
    m_connection.transaction(std::chrono::seconds(5), [&](db::Transaction& transaction) {
        transaction.query(
            "INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1, 'P1', 'Praha 1', 'Europe/Prague')",
            m_branch.uuid().toString());
    });
}

bank::importing::BerkaImportOptions ImportFixture::options(const std::filesystem::path& folder) const
{
    return {folder, m_branch, false, {}};
}

bank::importing::BerkaImportResult ImportFixture::import(const std::filesystem::path& folder)
{
    auto result = bank::importing::importBerka(m_connection, m_keys, options(folder));
    if (!result)
        throw std::runtime_error(result.error().sentence);
    return std::move(result.value());
}

std::string ImportFixture::ask(const std::string& sql)
{
    return m_connection.transaction(std::chrono::seconds(30), [&](db::Transaction& transaction) {
        const auto rows = transaction.query(sql.c_str());
        return rows.empty() ? std::string() : rows.value<std::optional<std::string>>().value_or("");
    });
}

std::string ImportFixture::everything()
{
    std::string all;
    for (const char* table : {"customer", "customer_key", "account", "account_holder", "standing_order", "transfer",
                              "entry", "imported_record", "import_run", "audit_inbox", "outbox"})
        all +=
            ask("SELECT string_agg(t::text, E'\n' ORDER BY t::text) FROM bank." + std::string(table) + " AS t") + "\n";
    return all;
}

std::string ImportFixture::brokenRule()
{
    const std::pair<const char*, const char*> rules[] = {
        {"a transfer does not sum to zero",
         "SELECT 1 FROM bank.entry GROUP BY transfer_id, currency HAVING sum(amount) <> 0"},
        {"a transfer has not two entries", "SELECT 1 FROM bank.entry GROUP BY transfer_id HAVING count(*) <> 2"},
        {"entries have gaps", "SELECT 1 FROM bank.entry GROUP BY account_id HAVING max(number) <> count(*)"},
        {"a balance does not follow from the one before",
         "SELECT 1 FROM (SELECT balance_after, sum(amount) OVER (PARTITION BY account_id ORDER BY number) AS sum"
         " FROM bank.entry) AS e WHERE balance_after <> sum"},
        {"recorded_at goes back",
         "SELECT 1 FROM (SELECT recorded_at, lag(recorded_at) OVER (PARTITION BY account_id ORDER BY number) AS before"
         " FROM bank.entry) AS e WHERE recorded_at < before"},
        {"an account row differs from its entries",
         "SELECT 1 FROM bank.account AS a LEFT JOIN (SELECT account_id, sum(amount) AS balance, count(*) AS number,"
         " max(recorded_at) AS at FROM bank.entry GROUP BY account_id) AS e ON e.account_id = a.id"
         " WHERE a.balance <> coalesce(e.balance, 0) OR a.last_entry_number <> coalesce(e.number, 0)"
         " OR a.last_recorded_at IS DISTINCT FROM e.at"},
        {"a header does not lead to its entries",
         "SELECT 1 FROM bank.transfer AS t, unnest(t.leg_accounts, t.leg_numbers) AS leg (account, number)"
         " LEFT JOIN bank.entry AS e ON e.account_id = leg.account AND e.number = leg.number"
         " WHERE e.transfer_id IS DISTINCT FROM t.id"
         " OR e.amount <> CASE WHEN leg.account = t.creditor_account THEN t.amount ELSE -t.amount END"},
    };
    for (const auto& [name, sql] : rules) {
        if (!ask(std::string(sql) + " LIMIT 1").empty())
            return name;
    }
    return "";
}

} // namespace cf::test
