// The guarantee of caches and replica under random conditions: several tellers at two servers, or at three with a Redis
// between that stands still, dies, comes back empty and loses keys; a replica that pauses now and then, servers that
// learn of changes late. Nobody is shown less than they have booked or been shown before.
#include "tests/bank/cache/History.h"
#include "tests/bank/cache/ReplicatedFixture.h"

#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/MissingStandby.h"
#include "tests/support/TemporaryRedis.h"

#include <atomic>
#include <cstdlib>
#include <future>
#include <iostream>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

constexpr int kTellers = 4;

// To repeat one run: CACHE_SEED=… cache_tests --gtest_filter=Consistency.*
unsigned firstSeed()
{
    const char* given = std::getenv("CACHE_SEED");
    return given ? static_cast<unsigned>(std::stoul(given)) : std::random_device()();
}

class Consistency : public ReplicatedFixture
{
protected:
    explicit Consistency(std::size_t servers = 2, const platform::RedisConfig& redis = {})
        : ReplicatedFixture(servers, redis)
    {
        for (int i = 0; i < 4; ++i)
            m_accounts.push_back(m_first.openAccount(m_first.mainBranch(), 1'000'000'00));
    }

    //! What every teller did and was shown, checked against the ledger at the end.
    std::vector<std::string> run(unsigned seed, int steps, bool tokens)
    {
        std::vector<Teller> tellers;
        for (int i = 0; i < kTellers; ++i)
            tellers.push_back(teller(tokens));
        awaitReplay(); // accounts and people were added by SQL, without tokens
        std::atomic<int> busy = kTellers;
        std::vector<std::future<std::vector<Shown>>> histories;
        for (int i = 0; i < kTellers; ++i)
            histories.push_back(std::async(std::launch::async, [&, i] {
                auto history =
                    work(tellers[static_cast<std::size_t>(i)], std::mt19937(seed + 1000u * unsigned(i)), steps);
                --busy;
                return history;
            }));
        disturb(std::mt19937(seed), busy);
        std::vector<std::string> stale;
        std::vector<std::vector<Shown>> all;
        for (auto& history : histories)
            all.push_back(history.get());
        const auto ledgers = [&] {
            db::Watchdog watchdog;
            db::Connection connection(m_database.app, watchdog);
            return connection.transaction(30s, [](db::Transaction& transaction) { return readLedgers(transaction); });
        }();
        for (const auto& history : all)
            for (const std::string& sentence : staleAnswers(ledgers, history))
                stale.push_back(sentence);
        return stale;
    }

    void expectNoStaleAnswers(unsigned rounds)
    {
        const unsigned seed = firstSeed();
        std::cout << "CACHE_SEED=" << seed << '\n';
        for (unsigned round = 0; round < rounds; ++round) {
            awaitShared();
            const auto stale = run(seed + round, 150, true);
            ASSERT_TRUE(stale.empty()) << "CACHE_SEED=" << seed + round << ": " << stale.size()
                                       << " stale answers, first: " << stale.front();
        }
    }

    void expectStaleAnswersWithoutTokens()
    {
        std::size_t found = 0;
        for (unsigned round = 0; round < 10 && found == 0; ++round)
            found = run(round, 150, false).size();
        EXPECT_GT(found, 0u) << "the check detects nothing, or the disturbances have no effect";
    }

    //! Pauses the replica and stops listeners, for a while each, until the tellers are done.
    void disturb(std::mt19937 random, const std::atomic<int>& busy)
    {
        while (busy > 0) {
            disturbShared(random);
            const auto what = random() % 4;
            const std::chrono::milliseconds pause(20 + random() % 300);
            if (what <= 1)
                holdReplica();
            if (what >= 1)
                pauseNotifications(random());
            for (const auto end = std::chrono::steady_clock::now() + pause;
                 busy > 0 && std::chrono::steady_clock::now() < end;)
                std::this_thread::sleep_for(5ms);
            resumeNotifications();
            releaseReplica();
            std::this_thread::sleep_for(std::chrono::milliseconds(random() % 50));
        }
    }

    // What the servers share besides the database.
    virtual void awaitShared() {}
    virtual void disturbShared(std::mt19937& /*random*/) {}

    std::vector<Shown> work(const Teller& teller, std::mt19937 random, int steps)
    {
        std::vector<Shown> history;
        for (int step = 0; step < steps; ++step) {
            const std::size_t server = random() % teller.servers.size();
            ApiClient& client = *teller.servers[server];
            const OpenedAccount& account = m_accounts[random() % m_accounts.size()];
            const OpenedAccount& other = m_accounts[random() % m_accounts.size()];
            const std::string at = " at server " + std::to_string(server + 1);
            switch (random() % 6) {
            case 0:
                if (account.id != other.id)
                    transfer(client, account, other, at, history);
                break;
            case 1:
            case 2:
            case 3:
                lookAtAccount(client, account, at, history);
                break;
            case 4:
                lookAtEntries(client, account, at, history);
                break;
            default:
                lookAtCustomer(client, account, at, history);
            }
        }
        return history;
    }

    static void transfer(ApiClient& client, const OpenedAccount& debtor, const OpenedAccount& creditor,
                         const std::string& at, std::vector<Shown>& history)
    {
        const Money amount = euros(1'00);
        const auto reply = client.call<PostTransfer>({debtor.iban, creditor.iban, amount, {}}, Uuid::v7());
        if (!reply.ok())
            return; // the booking was never confirmed
        for (const OpenedAccount& side : {debtor, creditor})
            history.push_back({side.id, "transfer" + at, reply.value().transfer.value().id, {}, 0});
    }

    static void lookAtAccount(ApiClient& client, const OpenedAccount& account, const std::string& at,
                              std::vector<Shown>& history)
    {
        const auto reply = client.call<GetAccount>({account.id});
        ASSERT_TRUE(reply.ok()) << reply.body;
        history.push_back(
            {account.id, "account" + at, {}, reply.value().entries, reply.value().summary.ledgerBalance.minorUnits()});
    }

    static void lookAtEntries(ApiClient& client, const OpenedAccount& account, const std::string& at,
                              std::vector<Shown>& history)
    {
        const auto reply = client.call<ListEntries>({account.id, {}, 5});
        ASSERT_TRUE(reply.ok()) << reply.body;
        history.push_back({account.id,
                           "entries" + at,
                           {},
                           reply.value().count,
                           reply.value().items.front().balanceAfter.minorUnits()});
    }

    static void lookAtCustomer(ApiClient& client, const OpenedAccount& account, const std::string& at,
                               std::vector<Shown>& history)
    {
        const auto reply = client.call<GetCustomer>({account.owner});
        ASSERT_TRUE(reply.ok()) << reply.body;
        history.push_back(
            {account.id, "customer" + at, {}, {}, reply.value().accounts.front().account.ledgerBalance.minorUnits()});
    }

    std::vector<OpenedAccount> m_accounts;
};

//! Made before the servers.
struct WithRedis
{
    TemporaryRedis m_redis;
};

class SharedConsistency : private WithRedis, public Consistency
{
protected:
    SharedConsistency()
        : Consistency(3, m_redis.config())
    {
    }

    //! A Redis that is new is not used at once, and what a server has in its own memory it does not share again.
    void awaitShared() override
    {
        const Teller reader = teller();
        std::vector<Shown> history;
        ASSERT_TRUE(eventually(
            [&] {
                transfer(*reader.servers[0], m_accounts[0], m_accounts[1], "", history);
                for (const OpenedAccount& account : m_accounts)
                    for (const auto& server : reader.servers)
                        server->call<GetAccount>({account.id});
                return !m_redis.ask({"KEYS", "*:entry:*"}).list.empty();
            },
            60s));
    }

    void disturbShared(std::mt19937& random) override
    {
        switch (random() % 40) {
        case 0:
            m_redis.kill();
            std::this_thread::sleep_for(std::chrono::milliseconds(random() % 100));
            m_redis.start();
            break;
        case 1:
            m_redis.freeze(true);
            std::this_thread::sleep_for(std::chrono::milliseconds(random() % 200));
            m_redis.freeze(false);
            break;
        default:
            for (int keys = 0; keys < 5; ++keys)
                if (const auto name = m_redis.ask({"RANDOMKEY"}); name.isText()) {
                    m_redis.ask({"DEL", name.text});
                    m_lost += name.text.find(":entry:") == std::string::npos ? 0 : 1;
                }
        }
    }

    int m_lost = 0; //!< Entries.
};

} // namespace

TEST_F(Consistency, nobodyIsShownLessThanTheyHaveDoneOrSeen)
{
    expectNoStaleAnswers(4);
}

TEST_F(Consistency, withoutTokensTheSameRunShowsStaleAnswers)
{
    expectStaleAnswersWithoutTokens();
}

TEST_F(SharedConsistency, nobodyIsShownLessThanTheyHaveDoneOrSeen)
{
    expectNoStaleAnswers(2);
    EXPECT_GT(m_lost, 0) << "nothing was shared";
}

TEST_F(SharedConsistency, withoutTokensTheSameRunShowsStaleAnswers)
{
    expectStaleAnswersWithoutTokens();
}

TEST_F(Consistency, noTransferRestsOnWhatACacheOrAReplicaSays)
{
    const OpenedAccount poor = m_first.openAccount(m_first.mainBranch(), 100'00);
    Teller spender = teller();
    Teller late = teller(false);
    const Money all = euros(100'00);
    awaitReplay();
    // Another teller's read is in the second server's cache for those who have seen nothing newer.
    Teller other = teller(false);
    for (int look = 0; look < 2; ++look)
        ASSERT_EQ(other.servers[1]->call<GetAccount>({poor.id}).value().summary.ledgerBalance, all);

    holdReplica();
    pauseNotifications(0);
    pauseNotifications(1);
    const auto first = spender.servers[0]->call<PostTransfer>({poor.iban, m_accounts[0].iban, all, {}}, Uuid::v7());
    const auto shown = late.servers[1]->call<GetAccount>({poor.id});
    const auto second = late.servers[1]->call<PostTransfer>({poor.iban, m_accounts[1].iban, all, {}}, Uuid::v7());
    resumeNotifications();
    releaseReplica();

    ASSERT_TRUE(first.ok()) << first.body;
    ASSERT_TRUE(shown.ok());
    EXPECT_EQ(shown.value().summary.ledgerBalance, all) << "the second server should have been behind";
    EXPECT_EQ(second.code(), ErrorCode::InsufficientFunds) << second.body;
}

//! Its commit waits for a standby, and the replica, which is another one, shows it already: it may yet be lost.
TEST_F(Consistency, whatOnlyAReplicaShowsIsNotShownForLong)
{
    const OpenedAccount payer = m_first.openAccount(m_first.mainBranch(), 100'00);
    std::vector<Teller> readers; // who have seen nothing of it
    for (int count = 0; count < 30; ++count)
        readers.push_back(teller());
    Teller spender = teller();
    awaitReplay();
    const std::string balance = "SELECT balance FROM bank.account WHERE id = '" + payer.id.uuid().toString() + "'";
    const auto shown = [&](const Teller& reader) { // which no cache has
        return reader.servers[1]->call<FindEntries>({.accountId = payer.id}).value().items.size();
    };
    std::size_t before = 0;
    for (const Teller& reader : readers)
        before = shown(reader);
    ASSERT_TRUE(eventually([&] {
        const std::string now = ReplicatedPostgres::ask(m_replica, "SELECT clock_timestamp()");
        shown(readers.back());
        return ReplicatedPostgres::ask(m_replica, "SELECT count(*) FROM pg_stat_activity WHERE usename = 'bank_app'"
                                                  " AND datname = current_database() AND state_change > '" +
                                                      now + "'") != "0";
    })) << "the replica is not asked";
    std::future<void> posting;
    {
        const MissingStandby missing(m_database.superuser);
        posting = std::async(std::launch::async, [&] {
            const Money all = euros(100'00);
            spender.servers[0]->call<PostTransfer>({payer.iban, m_accounts[0].iban, all, {}}, Uuid::v7());
        });
        ASSERT_TRUE(eventually([&] { return ReplicatedPostgres::ask(m_replica, balance) == "0"; }));
        auto reader = readers.begin();
        for (; reader != readers.end() - 1 && shown(*reader) != before; ++reader)
            std::this_thread::sleep_for(200ms);
        for (; reader != readers.end(); ++reader)
            EXPECT_EQ(shown(*reader), before);
        EXPECT_EQ(ReplicatedPostgres::ask(m_database.superuser, balance), "10000") << "it waited no longer";
    }
    posting.get();
    EXPECT_TRUE(eventually([&] { return shown(readers.front()) == before + 1; }));
}
