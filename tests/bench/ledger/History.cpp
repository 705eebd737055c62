#include "tests/bench/ledger/History.h"

#include "services/bank/platform/postgres/CopyIn.h"
#include "services/bank/records/CustomerTables.h"
#include "tests/bench/ledger/Numbered.h"

#include <algorithm>
#include <atomic>
#include <future>

namespace cf::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kAtOnce = 50'000; // rows per transaction: as long as an interruption has to wait
constexpr std::int64_t kAccountsOfCustomer = 2;

// Round 0 opens the accounts: the vault pays each the same. In each later round every account takes part in one
// transfer of that round's amount. The lower half pays the upper half in odd rounds and is paid back in even ones, each
// time by another partner; so numbers and balances follow from the round alone.
const char* const kRoundsSql = R"sql(
CREATE TABLE bench.plan (vault uuid, accounts bigint, opening bigint, began timestamptz);
CREATE FUNCTION bench.amount(round bigint) RETURNS bigint LANGUAGE sql STABLE
    RETURN CASE WHEN round = 0 THEN (SELECT opening FROM bench.plan) ELSE 100 + round END;
CREATE FUNCTION bench.recorded_at(round bigint) RETURNS timestamptz LANGUAGE sql STABLE
    RETURN (SELECT began FROM bench.plan) + round * interval '1 second';
CREATE FUNCTION bench.paid_by_lower(round bigint) RETURNS bigint LANGUAGE sql STABLE
    RETURN (SELECT coalesce(sum(CASE WHEN r % 2 = 1 THEN bench.amount(r) ELSE -bench.amount(r) END), 0)::bigint
            FROM generate_series(1, round) AS r);
CREATE FUNCTION bench.id(round bigint, kind text, n bigint) RETURNS uuid LANGUAGE sql STABLE
    RETURN (lpad(to_hex((extract(epoch FROM bench.recorded_at(round)) * 1000)::bigint), 12, '0') || '7000' || kind
            || lpad(to_hex(n), 15, '0'))::uuid;
CREATE FUNCTION bench.transfers_of(round bigint, first bigint, last bigint) RETURNS TABLE (
    transfer uuid, key uuid, teller uuid, amount bigint, at timestamptz,
    debtor uuid, debtor_number bigint, debtor_balance bigint,
    creditor uuid, creditor_number bigint, creditor_balance bigint) LANGUAGE sql STABLE AS $$
    WITH fixed AS MATERIALIZED (
        SELECT p.*, p.accounts / 2 AS half, bench.amount(round) AS moved, bench.recorded_at(round) AS at,
               p.opening - bench.paid_by_lower(round) AS lower, p.opening + bench.paid_by_lower(round) AS upper,
               substr(bench.id(round, '8', 0)::text, 1, 18) AS prefix
        FROM bench.plan p),
    pairs AS (
        SELECT f.*, i, bench.account(i) AS low, bench.account(half + 1 + (i + round * 7919) % half) AS high
        FROM fixed f, generate_series(first, last) AS i)
    SELECT (prefix || '-8' || lpad(to_hex(i), 15, '0'))::uuid, (prefix || '-9' || lpad(to_hex(i), 15, '0'))::uuid,
        bench.teller(1 + i % 64), moved, at,
        CASE WHEN round = 0 THEN vault WHEN round % 2 = 1 THEN low ELSE high END,
        CASE WHEN round = 0 THEN i ELSE round + 1 END,
        CASE WHEN round = 0 THEN -i * opening WHEN round % 2 = 1 THEN lower ELSE upper END,
        CASE WHEN round = 0 THEN low WHEN round % 2 = 1 THEN high ELSE low END,
        round + 1,
        CASE WHEN round = 0 THEN opening WHEN round % 2 = 1 THEN upper ELSE lower END
    FROM pairs
$$;
)sql";

constexpr const char* kPlan = "INSERT INTO bench.plan SELECT id, $1::bigint, 1000000000,"
                              " date_trunc('second', now()) - ($2::bigint + 60) * interval '1 second'"
                              " FROM bank.account WHERE kind = 'internal'";
constexpr const char* kStaff = "INSERT INTO bank.staff (id, user_name, display_name, role, branch_id, status)"
                               " SELECT bench.teller(n), 'bench' || n, 'Teller ' || n, 'teller', $1::uuid, 'active'"
                               " FROM generate_series(1, $2::bigint) AS n";
constexpr const char* kCustomers = "INSERT INTO bank.customer (id, number, branch_id, display_name)"
                                   " SELECT bench.customer(n), 'B' || n, $1::uuid, 'Customer ' || n"
                                   " FROM generate_series($2::bigint, $3::bigint) AS n";
constexpr const char* kAccountRows =
    "WITH f AS MATERIALIZED (SELECT accounts / 2 AS half, opening - bench.paid_by_lower($4::bigint) AS lower,"
    " opening + bench.paid_by_lower($4) AS upper, bench.recorded_at($4) AS at FROM bench.plan)"
    " INSERT INTO bank.account (id, iban, branch_id, kind, product, display_name, currency, balance, last_entry_number,"
    " last_recorded_at, owner_id, opened_on) SELECT bench.account(n), bench.iban(n), $1::uuid, 'customer', 'current',"
    " 'Customer ' || (n + 1) / 2, 'EUR', CASE WHEN n <= f.half THEN f.lower ELSE f.upper END, $4 + 1, f.at,"
    " bench.customer((n + 1) / 2), '2026-01-01' FROM f, generate_series($2::bigint, $3::bigint) AS n";
constexpr const char* kHolders = "INSERT INTO bank.account_holder (account_id, customer_id, relation)"
                                 " SELECT bench.account(n), bench.customer((n + 1) / 2), 'owner'"
                                 " FROM generate_series($1::bigint, $2::bigint) AS n";
constexpr const char* kVault =
    "UPDATE bank.account a SET balance = -p.accounts * p.opening, last_entry_number = p.accounts,"
    " last_recorded_at = bench.recorded_at(0) FROM bench.plan p WHERE a.id = p.vault";

constexpr const char* kHeaders =
    "INSERT INTO bank.transfer (id, kind, branch_id, made_by, debtor_account, creditor_account, amount, currency,"
    " booking_date, value_date, recorded_at, leg_accounts, leg_numbers)"
    " SELECT transfer, 'transfer', $1::uuid, teller, debtor, creditor, amount, 'EUR', at::date, at::date, at,"
    " ARRAY[debtor, creditor], ARRAY[debtor_number, creditor_number]"
    " FROM bench.transfers_of($2::bigint, $3::bigint, $4::bigint)";
constexpr const char* kEntries =
    "INSERT INTO bank.entry (account_id, number, transfer_id, amount, currency, balance_after, booking_date,"
    " value_date, recorded_at) SELECT leg.account, leg.number, t.transfer, leg.amount, 'EUR', leg.balance, t.at::date,"
    " t.at::date, t.at FROM bench.transfers_of($1::bigint, $2::bigint, $3::bigint) t,"
    " LATERAL (VALUES (t.debtor, t.debtor_number, -t.amount, t.debtor_balance),"
    " (t.creditor, t.creditor_number, t.amount, t.creditor_balance)) AS leg (account, number, amount, balance)";
constexpr const char* kKeys =
    "INSERT INTO bank.idempotency_key (actor, key, order_hash, outcome, transfer_id, recorded_at)"
    " SELECT teller, key, sha256(uuid_send(key)), 'booked', transfer, at"
    " FROM bench.transfers_of($1::bigint, $2::bigint, $3::bigint)";

// The search indexes take in a million names in one sorted go instead of every four megabytes.
constexpr const char* kGather = "SET gin_pending_list_limit = '1GB'; SET maintenance_work_mem = '512MB';"
                                " SELECT bank.gather_for_search(true)";

class HistoryWriter
{
public:
    HistoryWriter(test::ServedBank& bank, const HistoryPlan& plan, const Interruption& interruption)
        : m_bank(bank)
        , m_accounts(plan.accounts)
        , m_rounds(2 * (plan.transfers - plan.accounts) / plan.accounts)
        , m_branch(bank.mainBranch().uuid().toString())
        , m_connection(plan.superuser, m_watchdog)
        , m_beside(plan.superuser, m_watchdog)
        , m_interruption(interruption)
    {
    }

    std::int64_t rounds() const { return m_rounds; }

    void begin()
    {
        work([&](db::Transaction& transaction) {
            transaction.script(std::string(kNumberedSql) + kRoundsSql);
            transaction.query("SELECT bank.ensure_transfer_partitions((current_date - interval '1 month')::date, 1)");
            transaction.script(kGather);
            transaction.query(kPlan, m_accounts, m_rounds);
            transaction.query(kStaff, m_branch, kTellers);
        });
    }

    void people()
    {
        const std::int64_t customers = m_accounts / kAccountsOfCustomer;
        const bank::CustomerKeys keys(m_bank.master());
        inParts(customers, [&](std::int64_t first, std::int64_t last) {
            work([&](db::Transaction& transaction) { transaction.query(kCustomers, m_branch, first, last); });
            db::CopyTable<bank::CustomerKeyRow> rows("bank.customer_key");
            for (std::int64_t n = first; n <= last; ++n)
                rows.add({customerNumber(n), {keys.make(customerNumber(n)).wrapped}});
            db::CopyIn load(m_bank.settings().appDatabase);
            load.copy(rows);
            load.commit();
        });
    }

    void accounts()
    {
        inParts(m_accounts, [&](std::int64_t first, std::int64_t last) {
            work([&](db::Transaction& transaction) {
                transaction.query(kAccountRows, m_branch, first, last, m_rounds);
                transaction.query(kHolders, first, last);
            });
        });
    }

    //! Its parts do not depend on each other, so two connections write them at a time.
    void book(std::int64_t round)
    {
        const std::int64_t rows = round == 0 ? m_accounts : m_accounts / 2;
        std::atomic<std::int64_t> next = 1;
        const auto write = [&](db::Connection& connection) {
            for (std::int64_t first = next.fetch_add(kAtOnce); first <= rows; first = next.fetch_add(kAtOnce)) {
                m_interruption.check();
                bookPart(connection, round, first, std::min(first + kAtOnce - 1, rows));
            }
        };
        auto beside = std::async(std::launch::async, [&] { write(m_beside); });
        write(m_connection);
        beside.get();
    }

    void end()
    {
        work([](db::Transaction& transaction) {
            transaction.query(kVault); // behind its entries
            transaction.query("SELECT bank.gather_for_search(false)");
        });
    }

private:
    template <class Part>
    void inParts(std::int64_t rows, const Part& part) const
    {
        for (std::int64_t first = 1; first <= rows; first += kAtOnce) {
            m_interruption.check();
            part(first, std::min(first + kAtOnce - 1, rows));
        }
    }

    void bookPart(db::Connection& connection, std::int64_t round, std::int64_t first, std::int64_t last) const
    {
        connection.transaction(10min, [&](db::Transaction& transaction) {
            transaction.query(kHeaders, m_branch, round, first, last);
            transaction.query(kEntries, round, first, last);
            transaction.query(kKeys, round, first, last);
        });
    }

    template <class Work>
    void work(const Work& work)
    {
        m_connection.transaction(10min, work);
    }

    test::ServedBank& m_bank;
    std::int64_t m_accounts;
    std::int64_t m_rounds;
    std::string m_branch;
    db::Watchdog m_watchdog;
    db::Connection m_connection;
    db::Connection m_beside;
    const Interruption& m_interruption;
};

} // namespace

void writeHistory(test::ServedBank& bank, const HistoryPlan& plan, const Interruption& interruption,
                  const std::function<void(const std::string&)>& tell)
{
    HistoryWriter writer(bank, plan, interruption);
    tell("Writing " + std::to_string(plan.accounts) + " accounts.");
    writer.begin();
    writer.people();
    writer.accounts();
    for (std::int64_t round = 0; round <= writer.rounds(); ++round) {
        tell("Writing the transfers of round " + std::to_string(round) + " of " + std::to_string(writer.rounds()) +
             ".");
        writer.book(round);
    }
    writer.end();
}

} // namespace cf::bench
