// What slow reads, long queues and forged tokens must not do to payments: own workers and connections, abandoned calls,
// tokens past the end of the WAL.
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <future>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;
using namespace std::chrono_literals;

namespace {

class PaymentPriority : public ::testing::Test
{
protected:
    static TransferOrder orderOf(const OpenedAccount& from, const OpenedAccount& to)
    {
        return {from.iban, to.iban, euros(100), {}};
    }

    //! Until so many statements wait for a lock.
    void waitForWaiters(int count)
    {
        const auto end = std::chrono::steady_clock::now() + 30s;
        const auto waiting = [&] {
            return m_bank
                .query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                       " AND wait_event_type = 'Lock'")
                .value<int>();
        };
        while (waiting() < count)
            ASSERT_LT(std::chrono::steady_clock::now(), end) << "nobody waits";
    }

    //! Calls that read waiting orders, each from its own client.
    std::vector<std::future<int>> readers(std::size_t count, std::uint16_t port)
    {
        std::vector<std::future<int>> reading;
        for (std::size_t i = 0; i < count; ++i) {
            auto client = std::make_shared<ApiClient>(port, m_bank.caCertificate());
            m_bank.signIn(*client, Role::Teller, m_bank.mainBranch());
            reading.push_back(
                std::async(std::launch::async, [client] { return client->call<ListWaitingOrders>({}).status; }));
        }
        return reading;
    }

    ServedBank m_bank;
    db::Watchdog m_watchdog;
    db::Connection m_locker{m_bank.settings().ownerDatabase, m_watchdog};
};

} // namespace

TEST_F(PaymentPriority, slowReadsHoldUpNeitherTransfersNorHealth)
{
    const auto from = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    const auto to = m_bank.openAccount(m_bank.mainBranch(), 0);
    ApiClient teller = m_bank.client();
    m_bank.signIn(teller, Role::Teller, m_bank.mainBranch());
    std::vector<std::future<int>> reading; // awaited once nothing is locked any more
    m_locker.transaction(60s, [&](db::Transaction& transaction) {
        transaction.query("LOCK TABLE bank.approval_request IN ACCESS EXCLUSIVE MODE");
        reading = readers(40, m_bank.port());
        waitForWaiters(m_bank.settings().workers);
        const Uuid key = Uuid::v7();
        EXPECT_EQ(teller.call<PostTransfer>(orderOf(from, to), key).status, 201);
        EXPECT_EQ(teller.call<PostTransfer>(orderOf(from, to), key).status, 201); // replayed: one more read
        const auto resolved = teller.call<ResolveTransferKey>({key, {}});
        ASSERT_TRUE(resolved.ok()) << resolved.body;
        EXPECT_EQ(resolved.value().state, KeyState::Booked);
        ApiClient anybody = m_bank.client();
        EXPECT_EQ(anybody.call<GetLiveness>({}).status, 200);
        EXPECT_EQ(anybody.call<GetReadiness>({}).status, 200);
        anybody.useToken(m_bank.metricsToken());
        EXPECT_EQ(anybody.call<GetMetrics>({}).status, 200);
        const auto waiting = std::count_if(reading.begin(), reading.end(), [](const auto& reader) {
            return reader.wait_for(0s) != std::future_status::ready;
        });
        EXPECT_GE(waiting, m_bank.settings().workers) << "it waited for the reads";
    });
}

TEST_F(PaymentPriority, whatNobodyWaitsForAnyMoreIsNotDone)
{
    platform::Settings settings = m_bank.settings();
    settings.http.port = 0;
    settings.spool = m_bank.folder().path() / "second spool";
    settings.workers = 1;
    settings.moneyWorkers = 1;
    settings.http.limits.handler = 500ms;
    platform::Log log(settings.log);
    app::RunningBank impatient(settings, log);
    const auto from = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    const auto to = m_bank.openAccount(m_bank.mainBranch(), 0);
    ApiClient teller(impatient.port(), m_bank.caCertificate());
    ApiClient other(impatient.port(), m_bank.caCertificate());
    const auto orderer = m_bank.signIn(teller, Role::Teller, m_bank.mainBranch());
    const auto resolver = m_bank.signIn(other, Role::Teller, m_bank.mainBranch());
    const Uuid held = Uuid::v7();
    const Uuid late = Uuid::v7();
    m_locker.transaction(60s, [&](db::Transaction& transaction) {
        // Both workers wait for locks: one reads, one resolves.
        transaction.query("LOCK TABLE bank.approval_request IN ACCESS EXCLUSIVE MODE");
        transaction.query("SELECT bank.lock_key($1::uuid, $2::uuid)", resolver.staff.uuid().toString(),
                          held.toString());
        auto reading = readers(1, impatient.port());
        waitForWaiters(1);
        auto resolving = std::async(std::launch::async, [&] {
            return other.call<ResolveTransferKey>({held, {}}).status;
        });
        waitForWaiters(2);
        EXPECT_EQ(teller.call<PostTransfer>(orderOf(from, to), late).status, 503);
        EXPECT_EQ(resolving.get(), 503);
    });
    // By the time this is answered a worker is free and has emptied its queue.
    const auto end = std::chrono::steady_clock::now() + 30s;
    while (other.call<ResolveTransferKey>({held, {}}).status != 200)
        ASSERT_LT(std::chrono::steady_clock::now(), end);
    EXPECT_TRUE(m_bank
                    .query("SELECT FROM bank.idempotency_key WHERE actor = $1 AND key = $2",
                           orderer.staff.uuid().toString(), late.toString())
                    .empty());
    EXPECT_EQ(m_bank.query("SELECT FROM bank.transfer WHERE kind = 'transfer'").size(), 0);
}

TEST_F(PaymentPriority, aTokenIsBelievedUpToTheEndOfTheLog)
{
    const auto account = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    ApiClient teller = m_bank.client();
    m_bank.signIn(teller, Role::Teller, m_bank.mainBranch());
    const std::string invented(24, 'f');
    const auto shown = std::make_shared<std::string>(invented);
    teller.keepConsistency(shown);
    const auto first = teller.call<GetAccount>({account.id});
    ASSERT_TRUE(first.ok()) << first.body;
    const std::string answered = first.headers.at("x-consistency-token");
    EXPECT_LT(answered, invented);
    // Nor does it return with the next request, whatever that claims.
    *shown = invented;
    const auto second = teller.call<GetAccount>({account.id});
    ASSERT_TRUE(second.ok());
    EXPECT_LT(second.headers.at("x-consistency-token"), invented);
    EXPECT_GE(second.headers.at("x-consistency-token"), answered);
}
