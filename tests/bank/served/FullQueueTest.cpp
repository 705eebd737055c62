// What those who order see when no more orders find room in the ledger's queue: they are turned away and told when to
// come again, nothing was booked, and their keys are free.
#include "tests/support/Eventually.h"
#include "tests/support/LedgerCheck.h"
#include "tests/support/ServedBank.h"

#include "services/contract/Operations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <set>
#include <thread>

namespace cf::test {
namespace {

using namespace contract;
using namespace std::chrono_literals;

constexpr std::size_t kPlaces = 20; // in the ledger's queue
constexpr int kSingles = 40;
constexpr int kBatches = 50;  // that may run at a time
constexpr auto kAgain = 50ms; // the crowd must not keep the machine busy

class FullQueue : public ::testing::Test
{
protected:
    FullQueue()
    {
        m_bank.signIn(m_crowd, Role::Teller, m_bank.mainBranch());
        m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch());
    }

    void TearDown() override
    {
        db::Watchdog watchdog;
        db::Connection connection(m_bank.settings().appDatabase, watchdog);
        EXPECT_EQ(connection.transaction(30s, ledgerViolations), std::vector<std::string>());
    }

    platform::Settings smallBank() const
    {
        platform::Settings settings = m_bank.settings();
        settings.http.port = 0;
        settings.spool = m_bank.folder().path() / "second spool";
        settings.orders = kPlaces;
        return settings;
    }

    ApiClient client() const { return ApiClient(m_small.port(), m_bank.caCertificate()); }
    ApiClient another(const ApiClient& client) const
    {
        ApiClient result(m_small.port(), m_bank.caCertificate(), client.certificate());
        result.useToken(client.token());
        return result;
    }

    static OrderBatch batchOf(const TransferOrder& order, int orders)
    {
        OrderBatch batch;
        for (int i = 0; i < orders; ++i)
            batch.orders.push_back({Uuid::v7(), order, {}});
        return batch;
    }

    OpenedAccount open(std::int64_t balance) { return m_bank.openAccount(m_bank.mainBranch(), balance); }

    int booked() { return m_bank.query("SELECT count(*) FROM bank.transfer WHERE kind = 'transfer'").value<int>(); }
    bool isFree(Uuid key)
    {
        return m_bank.query("SELECT FROM bank.idempotency_key WHERE key = $1::uuid", key.toString()).empty();
    }

    //! While somebody holds the account that they pay from, every order of the crowd waits in the queue.
    void holdUp(const std::function<void()>& meanwhile)
    {
        db::Watchdog watchdog;
        db::Connection locker(m_bank.settings().ownerDatabase, watchdog);
        locker.transaction(90s, [&](db::Transaction& transaction) {
            transaction.query("SELECT FROM bank.account WHERE id = $1::uuid FOR UPDATE", m_held.id.uuid().toString());
            meanwhile();
        });
    }

    void gather()
    {
        for (int i = 0; i < kBatches; ++i)
            m_insisting.push_back(std::async(std::launch::async, [this, client = another(m_crowd)]() mutable {
                insist(client, batchOf(m_waiting, 1));
            }));
        for (int i = 0; i < kSingles; ++i)
            m_insisting.push_back(std::async(std::launch::async, [this, client = another(m_crowd)]() mutable {
                const Uuid key = Uuid::v7();
                insist([&] {
                    const auto reply = client.call<PostTransfer>(m_waiting, key);
                    expectTurnedAway(reply);
                    return reply.status == 201;
                });
            }));
    }

    void insist(ApiClient& client, OrderBatch open)
    {
        insist([&] {
            const auto reply = client.stream<PostTransferBatch>(open);
            EXPECT_TRUE(reply.whole || reply.status == 503);
            std::set<Uuid> booked;
            for (const BatchedOutcome& line : reply.lines)
                if (line.outcome)
                    booked.insert(line.key);
                else
                    EXPECT_EQ(line.problem.value().code, ErrorCode::Unavailable);
            std::erase_if(open.orders, [&](const BatchedOrder& order) { return booked.contains(order.key); });
            return open.orders.empty();
        });
    }

    static void insist(const std::function<bool()>& succeeds)
    {
        const auto end = std::chrono::steady_clock::now() + 90s;
        while (!succeeds()) {
            ASSERT_LT(std::chrono::steady_clock::now(), end) << "an order was never booked";
            std::this_thread::sleep_for(kAgain);
        }
    }

    template <class Reply>
    static void expectTurnedAway(const Reply& reply)
    {
        if (reply.status == 201)
            return;
        EXPECT_EQ(reply.status, 503);
        EXPECT_TRUE(reply.headers.contains("retry-after"));
    }

    ServedBank m_bank;
    platform::Settings m_settings = smallBank();
    platform::Log m_log{m_settings.log};
    app::RunningBank m_small{m_settings, m_log};
    OpenedAccount m_held = open(100'000'00);
    const TransferOrder m_waiting{m_held.iban, open(0).iban, euros(1), {}};
    //! Between accounts that nobody holds: where there is room it is booked at once.
    const TransferOrder m_order{open(100'000'00).iban, open(0).iban, euros(1), {}};
    ApiClient m_crowd = client();
    ApiClient m_teller = client();
    std::vector<std::future<void>> m_insisting; //!< Last: they use the rest.
};

TEST_F(FullQueue, turnsOrdersAwayWithoutATraceAndTakesThemUnderTheSameKeysOnceThereIsRoom)
{
    OrderBatch batch;
    Uuid key = Uuid::v7();
    int found = 0; // room
    holdUp([&] {
        gather();
        ASSERT_TRUE(eventually([&] {
            key = Uuid::v7();
            const auto reply = m_teller.call<PostTransfer>(m_order, key);
            found += reply.status == 201 ? 1 : 0;
            expectTurnedAway(reply);
            return reply.status == 503;
        })) << "there is always room";
        ASSERT_TRUE(eventually([&] {
            batch = batchOf(m_order, 3);
            const auto reply = m_teller.stream<PostTransferBatch>(batch);
            found += static_cast<int>(std::count_if(reply.lines.begin(), reply.lines.end(),
                                                    [](const auto& line) { return line.outcome.has_value(); }));
            return reply.status == 503 && reply.headers.contains("retry-after") && reply.lines.empty();
        })) << "there is always room for a batch";
        EXPECT_EQ(booked(), found);
        EXPECT_TRUE(isFree(key));
        for (const BatchedOrder& one : batch.orders)
            EXPECT_TRUE(isFree(one.key));
    });
    for (auto& insisting : m_insisting)
        insisting.get();
    if (HasFatalFailure())
        return;
    const auto reply = m_teller.call<PostTransfer>(m_order, key);
    EXPECT_EQ(reply.status, 201) << reply.body;
    EXPECT_FALSE(reply.headers.contains("idempotency-replayed"));
    const auto lines = m_teller.stream<PostTransferBatch>(batch).lines;
    ASSERT_EQ(lines.size(), batch.orders.size());
    for (const BatchedOutcome& line : lines)
        EXPECT_TRUE(line.outcome && !line.replayed);
    EXPECT_EQ(booked(), found + 1 + 3 + kSingles + kBatches);
}

} // namespace
} // namespace cf::test
