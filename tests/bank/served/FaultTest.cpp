// Exactly-once over real HTTP and PostgreSQL, under faults: parallel orders, a killed bank, a late request.
#include "services/contract/Operations.h"
#include "tests/support/BankProcess.h"
#include "tests/support/HoldingProxy.h"
#include "tests/support/LedgerCheck.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <future>
#include <random>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

using namespace std::chrono_literals;

ReportedOutcome told(StaffId actor, const ApiReply<OrderOutcome>& reply)
{
    if (reply.ok())
        return {actor, KeyState::Booked, reply.value().transfer.value().id, {}};
    const auto code = reply.code();
    if (code && isRefusal(*code))
        return {actor, KeyState::Refused, {}, code};
    if (code == ErrorCode::KeyAbandoned)
        return {actor, KeyState::Abandoned, {}, {}};
    return {actor, {}, {}, {}};
}

ReportedOutcome told(StaffId actor, const OrderOutcome& outcome)
{
    return {actor, outcome.state, outcome.transfer ? std::optional(outcome.transfer->id) : std::nullopt,
            outcome.refusal};
}

//! Retries until the bank gives a definite answer.
ReportedOutcome resolve(ApiClient& client, StaffId actor, Uuid key)
{
    for (const auto deadline = std::chrono::steady_clock::now() + 30s; std::chrono::steady_clock::now() < deadline;) {
        const auto reply = client.call<ResolveTransferKey>({key, {}});
        if (reply.ok())
            return told(actor, reply.value());
    }
    return {actor, {}, {}, {}};
}

class Fault : public ::testing::Test
{
protected:
    void expectSound(const std::map<Uuid, ReportedOutcome>& history)
    {
        const auto [ledger, promises] = violations(history);
        EXPECT_EQ(ledger, std::vector<std::string>{});
        EXPECT_EQ(promises, std::vector<std::string>{});
    }

    std::pair<std::vector<std::string>, std::vector<std::string>>
    violations(const std::map<Uuid, ReportedOutcome>& history)
    {
        db::Watchdog watchdog;
        db::Connection connection(m_bank.settings().appDatabase, watchdog);
        return connection.transaction(30s, [&](db::Transaction& transaction) {
            return std::pair(ledgerViolations(transaction), historyViolations(transaction, history));
        });
    }

    ServedBank m_bank;
};

} // namespace

TEST_F(Fault, ofTwoHundredParallelWithdrawalsOfTheLastHundredOneSucceeds)
{
    const auto debtor = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    const auto creditor = m_bank.openAccount(m_bank.mainBranch(), 0);
    ApiClient first = m_bank.client();
    const auto teller = m_bank.signIn(first, Role::Teller, m_bank.mainBranch());
    std::mutex mutex;
    std::map<Uuid, ReportedOutcome> history;
    std::vector<std::future<void>> clients;
    for (int i = 0; i < 20; ++i)
        clients.push_back(std::async(std::launch::async, [&] {
            ApiClient client = m_bank.client();
            const auto caller = m_bank.signIn(client, Role::Teller, m_bank.mainBranch());
            for (int round = 0; round < 10; ++round) {
                const Uuid key = Uuid::v7();
                const auto reply = client.call<PostTransfer>({debtor.iban, creditor.iban, euros(100'00), {}}, key);
                const std::lock_guard lock(mutex);
                history.emplace(key, told(caller.staff, reply));
            }
        }));
    for (auto& client : clients)
        client.get();
    const auto booked = std::count_if(history.begin(), history.end(),
                                      [](const auto& item) { return item.second.state == KeyState::Booked; });
    const auto refused = std::count_if(history.begin(), history.end(), [](const auto& item) {
        return item.second.refusal == ErrorCode::InsufficientFunds;
    });
    EXPECT_EQ(booked, 1);
    EXPECT_EQ(refused, 199);
    expectSound(history);
}

TEST_F(Fault, aKilledBankLosesNoAcknowledgedTransferAndLeavesNoneUnknown)
{
    const auto debtor = m_bank.openAccount(m_bank.mainBranch(), 10'000'00);
    const auto creditor = m_bank.openAccount(m_bank.mainBranch(), 0);
    m_bank.stopServing();
    platform::Settings settings = m_bank.settings();
    settings.http.port = m_bank.port();
    BankProcess process(BANKD_PROGRAM, settings, m_bank.folder().path());

    constexpr int kClients = 10;
    constexpr int kEach = 100;
    std::atomic<int> acknowledged = 0;
    std::mutex mutex;
    std::condition_variable progressed;
    std::map<Uuid, ReportedOutcome> history;
    std::vector<std::future<void>> clients;
    for (int i = 0; i < kClients; ++i)
        clients.push_back(std::async(std::launch::async, [&] {
            ApiClient client = m_bank.client();
            const auto caller = m_bank.signIn(client, Role::Teller, m_bank.mainBranch());
            for (int round = 0; round < kEach; ++round) {
                const Uuid key = Uuid::v7();
                auto outcome =
                    told(caller.staff, client.call<PostTransfer>({debtor.iban, creditor.iban, euros(1), {}}, key));
                acknowledged += outcome.state.has_value();
                if (!outcome.state)
                    outcome = resolve(client, caller.staff, key);
                const std::lock_guard lock(mutex);
                history.emplace(key, outcome);
                progressed.notify_all();
            }
        }));
    for (const std::size_t after : {150, 400, 650}) {
        std::unique_lock lock(mutex);
        ASSERT_TRUE(progressed.wait_for(lock, 60s, [&] { return history.size() >= after; }));
        lock.unlock();
        process.kill();
        process.start();
    }
    for (auto& client : clients)
        client.get();
    ASSERT_EQ(history.size(), kClients * kEach);
    EXPECT_LT(acknowledged, kClients * kEach) << "no order was hit by a kill: the test proved nothing";
    expectSound(history);

    // The checker detects its target: an acknowledged transfer missing from the ledger.
    auto forged = history;
    forged.emplace(Uuid::v7(), ReportedOutcome{forged.begin()->second.actor, KeyState::Booked, TransferId::make(), {}});
    EXPECT_FALSE(violations(forged).second.empty());
}

TEST_F(Fault, anOrderThatArrivesAfterItsKeyWasResolvedIsRefusedForEver)
{
    const auto debtor = m_bank.openAccount(m_bank.mainBranch(), 100'00);
    const auto creditor = m_bank.openAccount(m_bank.mainBranch(), 0);
    ApiClient direct = m_bank.client();
    const auto caller = m_bank.signIn(direct, Role::Teller, m_bank.mainBranch());
    HoldingProxy proxy(m_bank.port());
    ApiClient slow(proxy.port(), m_bank.caCertificate(), direct.certificate());
    slow.useToken(direct.token());
    ASSERT_EQ(slow.call<GetSession>({}).status, 200);

    const Uuid key = Uuid::v7();
    const TransferOrder order{debtor.iban, creditor.iban, euros(50'00), {}};
    proxy.hold();
    auto late = std::async(std::launch::async, [&] { return slow.call<PostTransfer>(order, key); });
    ASSERT_TRUE(proxy.waitUntilHolding());
    const auto outcome = direct.call<ResolveTransferKey>({key, {}});
    ASSERT_TRUE(outcome.ok()) << outcome.body;
    EXPECT_EQ(outcome.value().state, KeyState::Abandoned);
    proxy.release();
    EXPECT_EQ(late.get().code(), ErrorCode::KeyAbandoned);
    EXPECT_EQ(direct.call<PostTransfer>(order, key).code(), ErrorCode::KeyAbandoned);
    expectSound({{key, told(caller.staff, outcome.value())}});
}

TEST_F(Fault, resolvingAndBookingRaceToExactlyOneOutcome)
{
    const auto debtor = m_bank.openAccount(m_bank.mainBranch(), 1'000'00);
    const auto creditor = m_bank.openAccount(m_bank.mainBranch(), 0);
    ApiClient poster = m_bank.client();
    const auto caller = m_bank.signIn(poster, Role::Teller, m_bank.mainBranch());
    ApiClient resolver(m_bank.port(), m_bank.caCertificate(), poster.certificate());
    resolver.useToken(poster.token());
    const auto seed = std::random_device{}();
    RecordProperty("seed", std::to_string(seed));
    std::cout << "seed " << seed << '\n';
    std::mt19937 random(seed);
    std::map<Uuid, ReportedOutcome> history;
    std::map<KeyState, int> seen;
    for (int round = 0; round < 100; ++round) {
        const Uuid key = Uuid::v7();
        const auto headStart = std::chrono::microseconds(random() % 3000);
        auto posted = std::async(std::launch::async, [&] {
            return poster.call<PostTransfer>({debtor.iban, creditor.iban, euros(1), {}}, key);
        });
        std::this_thread::sleep_for(headStart);
        const ReportedOutcome outcome = resolve(resolver, caller.staff, key);
        ASSERT_TRUE(outcome.state);
        ++seen[*outcome.state];
        const ReportedOutcome answer = told(caller.staff, posted.get());
        EXPECT_EQ(answer.state, outcome.state);
        EXPECT_EQ(answer.transfer, outcome.transfer);
        history.emplace(key, outcome);
    }
    EXPECT_GT(seen[KeyState::Booked], 0);
    expectSound(history);
}
