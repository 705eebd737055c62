#include "tests/bank/demo/DemoFixture.h"

#include "services/bank/opening/MasterKey.h"
#include "services/bank/records/Fields.h"
#include "tests/support/LedgerCheck.h"

namespace cf::test {
namespace {

constexpr std::chrono::seconds kTimeout(60);

} // namespace

const std::vector<std::string> kDemoTables = {
    "branch",         "staff",       "customer",       "customer_key", "account",
    "account_holder", "hold",        "standing_order", "transfer",     "idempotency_key",
    "entry",          "audit_event", "audit_subject",  "import_run",   "approval_request"};

bank::demo::DemoOptions demoOptions(std::int64_t seed)
{
    bank::demo::DemoOptions options;
    options.seed = seed;
    options.customers = 300;
    options.transfers = 5'000;
    options.auditRows = 7'000;
    options.until = *parseDate("2026-11-22");
    return options;
}

DemoDatabase::DemoDatabase(const std::filesystem::path& masterKey)
    : m_database(migratedDatabase())
    , m_connection(m_database.app, m_watchdog)
    , m_keys(bank::openMasterKey(m_connection, masterKey.empty() ? m_folder.path() / "master.key" : masterKey,
                                 m_folder.path() / "mark", bank::KeyCreation::ForEmptyBank)
                 .value())
{
}

std::optional<bank::demo::DemoCounts> DemoDatabase::make(const bank::demo::DemoOptions& options)
{
    return bank::demo::makeDemoBank(m_database.app, m_keys, options);
}

std::vector<std::string> DemoDatabase::column(const std::string& sql)
{
    return m_connection.transaction(kTimeout, [&](db::Transaction& transaction) {
        std::vector<std::string> values;
        for (auto& value : transaction.query(sql.c_str()).values<std::optional<std::string>>())
            values.push_back(std::move(value).value_or(""));
        return values;
    });
}

std::string DemoDatabase::ask(const std::string& sql)
{
    const auto values = column(sql);
    return values.empty() ? std::string() : values.front();
}

std::vector<std::string> DemoDatabase::ledgerViolations()
{
    return m_connection.transaction(kTimeout,
                                    [](db::Transaction& transaction) { return test::ledgerViolations(transaction); });
}

std::map<std::string, std::string> DemoDatabase::digests()
{
    std::map<std::string, std::string> digests;
    for (const std::string& table : kDemoTables)
        digests[table] = ask("SELECT count(*) || ' ' || md5(string_agg(r, E'\\n' ORDER BY r)) FROM (SELECT (to_jsonb(t)"
                             " - ARRAY['memo', 'counterparty', 'creditor', 'wrapped_key', 'seal'])::text AS r"
                             " FROM bank." +
                             table + " t) AS rows");
    return digests;
}

std::string DemoDatabase::decryptedTexts()
{
    return m_connection.transaction(kTimeout, [&](db::Transaction& transaction) {
        const auto rows = transaction.query(
            "SELECT t.id, t.memo, t.counterparty, k.customer_id, k.wrapped_key FROM bank.transfer t"
            " JOIN bank.customer_key k ON k.customer_id = coalesce(bank.owner_of(t.debtor_account),"
            " bank.owner_of(t.creditor_account)) WHERE t.memo IS NOT NULL OR t.counterparty IS NOT NULL ORDER BY t.id");
        std::string texts;
        for (const auto& row : rows) {
            const std::string id = row.get<TransferId>("id").toString();
            const auto key = m_keys.unwrap(row.get<CustomerId>("customer_id"), row.get<db::Bytea>("wrapped_key"));
            if (const auto memo = row.get<std::optional<db::Bytea>>("memo"))
                texts += key.decrypt(*memo, "memo " + id).value() + "|";
            if (const auto counterparty = row.get<std::optional<db::Bytea>>("counterparty"))
                texts += key.decrypt(*counterparty, "counterparty " + id).value();
            texts += "\n";
        }
        return texts;
    });
}

} // namespace cf::test
