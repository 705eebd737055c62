#include "tests/bank/ledger/LedgerFixture.h"

#include "services/bank/ledger/KeyResolver.h"
#include "tests/support/LedgerCheck.h"
#include "tests/support/MigratedDatabase.h"

#include <stdexcept>

namespace cf::test {
namespace {

template <class TypedId>
std::string sqlOf(const TypedId& id)
{
    return id.uuid().toString();
}

} // namespace

bank::LedgerWriter::Answer Awaited::answer()
{
    return [promise = m_promise](bank::OrderResult result) { promise->set_value(std::move(result)); };
}

bank::OrderResult Awaited::result(std::chrono::seconds timeout)
{
    if (m_future.wait_for(timeout) != std::future_status::ready)
        throw std::runtime_error("an order was not answered");
    return m_future.get();
}

LedgerFixture::LedgerFixture()
    : m_database(migratedDatabase())
    , m_pool({m_database.app}, m_watchdog)
    , m_keys(platform::EncryptionKey::random())
{
    for (const auto& [id, code] : {std::pair(m_branch, "NORTH"), std::pair(m_otherBranch, "SOUTH")})
        sql("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ('" + sqlOf(id) + "', '" + code +
            "', 'A branch', 'Europe/Prague')");
    m_teller = addStaff(Role::Teller, m_branch);
    m_supervisor = addStaff(Role::Supervisor, m_branch);
}

bank::Caller LedgerFixture::addStaff(Role role, BranchId branch)
{
    const std::string number = std::to_string(++m_people);
    const bank::Caller caller{StaffId::make(), "Colleague " + number, role, branch};
    sql("INSERT INTO bank.staff (id, user_name, display_name, role, branch_id, status) VALUES ('" +
        sqlOf(caller.staff) + "', 'colleague" + number + "', '" + caller.displayName + "', '" + contract::nameOf(role) +
        "', '" + sqlOf(branch) + "', 'active')");
    return caller;
}

TestAccount LedgerFixture::open(const AccountPlan& plan)
{
    TestAccount account;
    account.iban = nextIban();
    account.currency = Currency::parse(plan.currency).value();
    account.holder = "Zdeněk Dvořák " + std::to_string(m_ibans);
    account.owner = CustomerId::make();
    account.id = insertAccount(plan, account.iban, account.holder);
    if (!plan.internal) {
        const std::string owner = sqlOf(account.owner);
        sql("INSERT INTO bank.customer (id, number, branch_id, display_name) SELECT '" + owner + "', '" + owner +
            "', branch_id, display_name FROM bank.account WHERE id = '" + sqlOf(account.id) + "'");
        sql("INSERT INTO bank.customer_key (customer_id, wrapped_key) VALUES ('" + owner + "', '" +
            db::bytea(m_keys.make(account.owner).wrapped) + "')");
        sql("INSERT INTO bank.account_holder (account_id, customer_id, relation) VALUES ('" + sqlOf(account.id) +
            "', '" + owner + "', 'owner')");
    }
    if (plan.balance != 0)
        fund(account.id, plan);
    if (plan.blocked)
        sql("INSERT INTO bank.account_block (id, account_id, side, reason, placed_by, placed_at) VALUES ('" +
            Uuid::v7().toString() + "', '" + sqlOf(account.id) + "', 'both', 'Court order', '" +
            sqlOf(m_supervisor.staff) + "', now())");
    return account;
}

AccountId LedgerFixture::insertAccount(const AccountPlan& plan, const Iban& iban, const std::string& name)
{
    const AccountId id = AccountId::make();
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.account (id, iban, branch_id, kind, internal_code, product, display_name,"
                          " currency, status, holds, overdraft_limit, opened_on)"
                          " VALUES ($1, $2, $3, $4, $5, 'current', $6, $7, $8, $9, $10, '2026-01-01')",
                          sqlOf(id), iban.electronic(), sqlOf(plan.branch.value_or(m_branch)),
                          plan.internal ? "internal" : "customer",
                          plan.internal ? std::optional("internal " + iban.electronic()) : std::nullopt, name,
                          plan.currency, plan.status, plan.holds, plan.overdraftLimit);
    });
    return id;
}

AccountId LedgerFixture::cashOf(const std::string& currency)
{
    const auto found = m_cash.find(currency);
    if (found != m_cash.end())
        return found->second;
    return m_cash.emplace(currency, insertAccount({.currency = currency, .internal = true}, nextIban(), "Cash"))
        .first->second;
}

void LedgerFixture::fund(AccountId account, const AccountPlan& plan)
{
    const AccountId cash = cashOf(plan.currency);
    m_pool.transaction([&](db::Transaction& transaction) {
        const std::string transfer = Uuid::v7().toString();
        const db::Row number = transaction.query("SELECT last_entry_number + 1 AS last_entry_number, balance - $2 AS"
                                                 " balance, clock_timestamp() AS last_recorded_at FROM bank.account"
                                                 " WHERE id = $1 FOR UPDATE",
                                                 sqlOf(cash), plan.balance)[0];
        const auto at = number.get<std::string>("last_recorded_at");
        const auto entry = number.get<std::string>("last_entry_number");
        transaction.query("INSERT INTO bank.transfer (id, kind, branch_id, made_by, debtor_account, creditor_account,"
                          " amount, currency, memo, counterparty, purpose, booking_date, value_date, recorded_at,"
                          " leg_accounts, leg_numbers) VALUES ($1, 'import', $2, NULL, $3, $4, $5, $6, NULL, NULL,"
                          " 'Opening balance', '2026-01-01', '2026-01-01', $7::timestamptz, ARRAY[$3, $4]::uuid[],"
                          " ARRAY[$8, 1]::bigint[])",
                          transfer, sqlOf(m_branch), sqlOf(cash), sqlOf(account), plan.balance, plan.currency, at,
                          entry);
        transaction.query("INSERT INTO bank.entry VALUES ($1, $2::bigint, $3, $4, $5, $6::bigint, '2026-01-01',"
                          " '2026-01-01', $7::timestamptz), ($8, 1, $3, -$4::bigint, $5, -$4::bigint, '2026-01-01',"
                          " '2026-01-01', $7::timestamptz)",
                          sqlOf(cash), entry, transfer, -plan.balance, plan.currency,
                          number.get<std::string>("balance"), at, sqlOf(account));
        for (const auto& [id, balance, last] :
             {std::tuple(sqlOf(cash), number.get<std::string>("balance"), entry),
              std::tuple(sqlOf(account), std::to_string(plan.balance), std::string("1"))})
            transaction.query("UPDATE bank.account SET balance = $2::bigint, last_entry_number = $3::bigint,"
                              " last_recorded_at = $4::timestamptz WHERE id = $1",
                              id, balance, last, at);
    });
}

Iban LedgerFixture::nextIban()
{
    std::string digits = std::to_string(++m_ibans);
    digits.insert(0, 10 - digits.size(), '0');
    return Iban::compose("CZ", "0800000000" + digits).value();
}

bank::LedgerCommand LedgerFixture::command(const TestAccount& debtor, const TestAccount& creditor, std::int64_t amount,
                                           std::optional<std::string> memo) const
{
    return command(bank::bookingOf({debtor.iban, creditor.iban, Money(amount, debtor.currency), std::move(memo)}));
}

bank::LedgerCommand LedgerFixture::command(bank::OrderContent content) const
{
    return {Uuid::v7(), m_teller, std::move(content), {}};
}

bank::OrderResult LedgerFixture::post(bank::LedgerWriter& writer, const bank::LedgerCommand& command)
{
    Awaited awaited;
    writer.submit(command, awaited.answer());
    return awaited.result();
}

contract::Answer<contract::OrderOutcome> LedgerFixture::resolve(const bank::Caller& caller, const contract::KeyRef& ref)
{
    return m_pool.transaction(
        [&](db::Transaction& transaction) { return bank::resolveKey(transaction, m_keys, caller, ref); });
}

bank::LedgerConfig LedgerFixture::config() const
{
    bank::LedgerConfig config;
    config.database = m_database.app;
    config.onBrokenInvariant = [](const std::string& what) { ADD_FAILURE() << "no rule foresaw: " << what; };
    return config;
}

std::string LedgerFixture::sql(const std::string& statement)
{
    return m_pool.transaction([&](db::Transaction& transaction) {
        const auto rows = transaction.query(statement.c_str());
        return rows.empty() ? std::string() : rows.value<std::optional<std::string>>().value_or("");
    });
}

void LedgerFixture::tamper(const std::string& statement)
{
    db::Connection(m_database.superuser, m_watchdog).transaction(10s, [&](db::Transaction& transaction) {
        transaction.script(statement);
    });
}

std::int64_t LedgerFixture::balanceOf(const TestAccount& account)
{
    return std::stoll(sql("SELECT balance FROM bank.account WHERE id = '" + sqlOf(account.id) + "'"));
}

std::vector<AuditEvent> LedgerFixture::trail()
{
    return m_pool.transaction([](db::Transaction& transaction) {
        std::vector<AuditEvent> trail;
        for (const auto& row : transaction.query("SELECT leaf FROM bank.audit_inbox, unnest(leaves) WITH ORDINALITY"
                                                 " AS u (leaf, place) ORDER BY id, place"))
            trail.push_back(parseLeaf(row.get<db::Bytea>("leaf")).value());
        return trail;
    });
}

std::vector<std::string> LedgerFixture::violations()
{
    return m_pool.transaction([](db::Transaction& transaction) { return ledgerViolations(transaction); });
}

contract::ErrorCode codeOf(const bank::OrderResult& result)
{
    const auto* code = std::get_if<contract::ErrorCode>(&result);
    EXPECT_TRUE(code) << "it was booked, or decided earlier";
    return code ? *code : contract::ErrorCode::InternalError;
}

contract::OrderOutcome outcomeOf(const bank::OrderResult& result)
{
    const auto* outcome = std::get_if<contract::OrderOutcome>(&result);
    const auto* code = std::get_if<contract::ErrorCode>(&result);
    EXPECT_TRUE(outcome) << (code ? contract::nameOf(*code) : "decided earlier");
    return outcome ? *outcome : contract::OrderOutcome{};
}

contract::Transfer bookedOf(const bank::OrderResult& result)
{
    const auto outcome = outcomeOf(result);
    EXPECT_TRUE(outcome.transfer);
    return outcome.transfer.value_or(contract::Transfer{});
}

} // namespace cf::test
