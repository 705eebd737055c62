// Batches of orders over TLS, as clients see them: outcomes that stream, repetition, lost connections, mistakes.
#include "tests/support/Eventually.h"
#include "tests/support/LedgerCheck.h"
#include "tests/support/ServedBank.h"

#include "services/contract/Operations.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace cf::test {
namespace {

using namespace contract;
using namespace std::chrono_literals;

class ServedBatches : public ::testing::Test
{
protected:
    ServedBatches() { m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch()); }

    void TearDown() override { EXPECT_EQ(violations(), std::vector<std::string>()); }

    std::vector<std::string> violations()
    {
        db::Watchdog watchdog;
        db::Connection connection(m_bank.settings().appDatabase, watchdog);
        std::vector<std::string> found;
        connection.transaction(10s, [&](db::Transaction& transaction) { found = ledgerViolations(transaction); });
        return found;
    }

    static BatchedOrder transferOf(const OpenedAccount& from, const OpenedAccount& to, std::int64_t cents)
    {
        return {Uuid::v7(), TransferOrder{from.iban, to.iban, euros(cents), "Nájem"}, {}};
    }
    BatchedOrder transfer(std::int64_t cents = 1'00) const { return transferOf(m_from, m_to, cents); }

    OrderBatch transfers(int count) const
    {
        OrderBatch batch;
        for (int i = 0; i < count; ++i)
            batch.orders.push_back(transfer());
        return batch;
    }

    //! Each kind of outcome in turn.
    OrderBatch mixed(int count) const
    {
        OrderBatch batch;
        for (int i = 0; i < count; ++i) {
            switch (i % 8) {
            case 0:
                batch.orders.push_back(transferOf(m_empty, m_to, 1'00)); // insufficient funds
                break;
            case 1:
                batch.orders.push_back(transferOf(m_elsewhere, m_to, 1'00)); // out of reach
                break;
            case 2:
                batch.orders.push_back(transfer(20'000'01)); // above the teller's limit
                break;
            case 3:
                batch.orders.push_back(
                    {Uuid::v7(), {}, PostingOrder{{{m_from.iban, euros(-2)}, {m_to.iban, euros(2)}}, "Split"}});
                break;
            default:
                batch.orders.push_back(transfer());
            }
        }
        return batch;
    }

    int booked()
    {
        return m_bank.query("SELECT count(*) FROM bank.transfer WHERE kind IN ('transfer', 'posting')").value<int>();
    }

    //! The lines by key. Fails the test when one is missing or there twice.
    static std::map<Uuid, BatchedOutcome> byKey(const OrderBatch& batch, const StreamedReply<BatchedOutcome>& reply)
    {
        std::map<Uuid, BatchedOutcome> lines;
        for (const BatchedOutcome& line : reply.lines)
            EXPECT_TRUE(lines.emplace(line.key, line).second) << "answered twice";
        EXPECT_EQ(lines.size(), batch.orders.size());
        for (const BatchedOrder& order : batch.orders)
            EXPECT_TRUE(lines.contains(order.key)) << "not answered";
        return lines;
    }

    //! As a client does: what the bank was too busy for is ordered again, under its key. The last line of each order.
    std::map<Uuid, BatchedOutcome> settled(const OrderBatch& batch, StreamedReply<BatchedOutcome> reply)
    {
        std::map<Uuid, BatchedOutcome> lines;
        OrderBatch open = batch;
        for (const auto end = std::chrono::steady_clock::now() + 60s; std::chrono::steady_clock::now() < end;) {
            EXPECT_TRUE(reply.whole);
            OrderBatch again;
            const auto answered = byKey(open, reply);
            for (const BatchedOrder& order : open.orders) {
                const BatchedOutcome& line = answered.at(order.key);
                if (line.problem && line.problem->retryable)
                    again.orders.push_back(order);
                else
                    lines.emplace(order.key, line);
            }
            if (again.orders.empty())
                return lines;
            open = std::move(again);
            reply = m_teller.stream<PostTransferBatch>(open);
        }
        ADD_FAILURE() << open.orders.size() << " orders were not decided within a minute";
        return lines;
    }
    std::map<Uuid, BatchedOutcome> settled(const OrderBatch& batch)
    {
        return settled(batch, m_teller.stream<PostTransferBatch>(batch));
    }

    //! Without what differs when it is told again.
    static std::string decisionOf(BatchedOutcome line)
    {
        line.replayed = false;
        line.consistencyToken.reset();
        if (line.problem)
            line.problem->traceId.clear();
        return encodeDocument(line);
    }

    //! As a client that lost the answer does: asks for every key. Returns how many were booked.
    int resolveAll(const OrderBatch& batch, const std::vector<BatchedOutcome>& seen)
    {
        std::set<Uuid> known;
        for (const BatchedOutcome& line : seen)
            if (line.outcome)
                known.insert(line.key);
        int count = 0;
        for (const BatchedOrder& order : batch.orders) {
            const auto reply = m_teller.call<ResolveTransferKey>({order.key, {}});
            EXPECT_TRUE(reply.ok()) << reply.body;
            if (!reply.ok())
                return count;
            const KeyState state = reply.value().state;
            EXPECT_TRUE(state == KeyState::Booked || (state == KeyState::Abandoned && !known.contains(order.key)));
            count += state == KeyState::Booked ? 1 : 0;
        }
        return count;
    }

    //! On another connection.
    ApiClient sameTeller() const
    {
        ApiClient client(m_bank.port(), m_bank.caCertificate(), m_teller.certificate());
        client.useToken(m_teller.token());
        return client;
    }

    std::set<std::string> mistakesIn(const std::string& body)
    {
        const auto reply = m_teller.exchange("POST", PostTransferBatch::kInfo.path, body);
        EXPECT_EQ(reply.value().status, 400) << reply->body;
        const auto problem = decodeDocument<Problem>(reply->body).value();
        std::set<std::string> pointers;
        for (const FieldError& error : problem.errors)
            pointers.insert(error.pointer);
        return pointers;
    }
    std::set<std::string> mistakesIn(const OrderBatch& batch)
    {
        return mistakesIn(encodeRequest<PostTransferBatch>(batch).body);
    }

    ServedBank m_bank;
    OpenedAccount m_from = m_bank.openAccount(m_bank.mainBranch(), 9'000'000'00);
    OpenedAccount m_to = m_bank.openAccount(m_bank.mainBranch(), 0);
    OpenedAccount m_empty = m_bank.openAccount(m_bank.mainBranch(), 0);
    OpenedAccount m_elsewhere = m_bank.openAccount(m_bank.otherBranch(), 100'00);
    ApiClient m_teller = m_bank.client();
};

TEST_F(ServedBatches, aThousandOrdersAreEachAnsweredAsIfTheyHadComeAlone)
{
    const OrderBatch batch = mixed(1'000);
    const auto reply = m_teller.stream<PostTransferBatch>(batch);
    ASSERT_EQ(reply.status, 200);
    EXPECT_EQ(reply.headers.at("content-type"), "application/x-ndjson");
    for (const BatchedOutcome& line : reply.lines) {
        EXPECT_NE(line.outcome.has_value(), line.problem.has_value());
        EXPECT_FALSE(line.replayed);
        if (line.problem) {
            EXPECT_EQ(line.problem->traceId, reply.headers.at("x-trace-id"));
        }
    }
    const auto lines = settled(batch, reply);
    for (std::size_t i = 0; i < batch.orders.size(); ++i) {
        const BatchedOutcome& line = lines.at(batch.orders[i].key);
        switch (i % 8) {
        case 0:
            EXPECT_EQ(line.problem.value().code, ErrorCode::InsufficientFunds);
            EXPECT_EQ(line.problem->status, 422);
            break;
        case 1:
            EXPECT_EQ(line.problem.value().code, ErrorCode::UnknownIban);
            break;
        case 2:
            EXPECT_EQ(line.outcome.value().state, KeyState::Waiting);
            break;
        case 3:
            EXPECT_EQ(line.outcome.value().transfer.value().kind, contract::TransferKind::Posting);
            break;
        default:
            EXPECT_EQ(line.outcome.value().transfer.value().memo, "Nájem");
            EXPECT_TRUE(line.consistencyToken.has_value());
        }
    }
    EXPECT_EQ(booked(), 625);

    // Alone, under the same keys, the same is said.
    for (std::size_t i = 0; i < 8; ++i) {
        const BatchedOrder& order = batch.orders[i];
        const auto alone = order.transfer ? m_teller.call<PostTransfer>(*order.transfer, order.key)
                                          : m_teller.call<PostPosting>(*order.posting, order.key);
        const BatchedOutcome& line = lines.at(order.key);
        EXPECT_EQ(alone.headers.at("idempotency-replayed"), "true");
        EXPECT_EQ(alone.code(), line.problem ? std::optional(line.problem->code) : std::nullopt);
        if (line.outcome) {
            EXPECT_EQ(alone.body, encodeDocument(*line.outcome));
        }
    }
    EXPECT_EQ(booked(), 625);
}

TEST_F(ServedBatches, aRepeatedBatchIsToldTheSameAndBooksNothing)
{
    const OrderBatch batch = mixed(400);
    const auto first = settled(batch);
    const int before = booked();
    const auto lines = settled(batch);
    for (const auto& [key, line] : first) {
        EXPECT_TRUE(lines.at(key).replayed);
        EXPECT_EQ(decisionOf(lines.at(key)), decisionOf(line));
    }
    EXPECT_EQ(booked(), before);
}

TEST_F(ServedBatches, aKeyThatOrderedSomethingElseIsRefused)
{
    OrderBatch batch = transfers(2);
    settled(batch);
    batch.orders[1].transfer->amount = euros(2'00);
    const auto lines = settled(batch);
    EXPECT_TRUE(lines.at(batch.orders[0].key).replayed);
    EXPECT_EQ(lines.at(batch.orders[1].key).problem.value().code, ErrorCode::KeyReused);
    EXPECT_EQ(booked(), 2);
}

TEST_F(ServedBatches, afterALostConnectionEveryKeyResolves)
{
    const OrderBatch batch = transfers(500);
    int lines = 0;
    const auto cut = m_teller.stream<PostTransferBatch>(batch, [&] { return ++lines < 10; });
    EXPECT_FALSE(cut.whole);
    EXPECT_EQ(cut.lines.size(), 10u);
    const int count = resolveAll(batch, cut.lines);
    EXPECT_EQ(booked(), count);
    // Its orders again, under their keys: what was closed stays closed.
    for (const auto& [key, line] : settled(batch))
        EXPECT_TRUE(line.replayed || line.problem.value().code == ErrorCode::KeyAbandoned);
    EXPECT_EQ(booked(), count);
}

TEST_F(ServedBatches, whoReadsSlowlyIsToldEverything)
{
    const OrderBatch batch = transfers(600);
    int lines = 0;
    const auto reply = m_teller.stream<PostTransferBatch>(batch, [&] {
        if (++lines % 60 == 0)
            std::this_thread::sleep_for(100ms);
        return true;
    });
    EXPECT_EQ(settled(batch, reply).size(), 600u);
    EXPECT_EQ(booked(), 600);
}

TEST_F(ServedBatches, twoBatchesWithTheSameKeysBookEachOrderOnce)
{
    const OrderBatch batch = transfers(300);
    ApiClient second = sameTeller();
    StreamedReply<BatchedOutcome> replies[2];
    std::thread other([&] { replies[1] = second.stream<PostTransferBatch>(batch); });
    replies[0] = m_teller.stream<PostTransferBatch>(batch);
    other.join();
    for (const auto& reply : replies) {
        ASSERT_TRUE(reply.whole);
        for (const auto& [key, line] : byKey(batch, reply)) {
            if (line.problem) {
                EXPECT_TRUE(line.problem->retryable) << line.problem->title;
            }
        }
    }
    for (const auto& [key, line] : settled(batch))
        EXPECT_TRUE(line.outcome);
    EXPECT_EQ(booked(), 300);
}

TEST_F(ServedBatches, ofABankThatStopsEveryKeyResolvesAfterwards)
{
    const OrderBatch batch = transfers(500);
    std::atomic<bool> begun = false;
    StreamedReply<BatchedOutcome> reply;
    std::thread client([&] {
        reply = m_teller.stream<PostTransferBatch>(batch, [&] { return begun = true; });
        begun = true;
    });
    EXPECT_TRUE(eventually([&] { return begun.load(); }));
    m_bank.stopServing();
    client.join();
    m_bank.startServing();
    m_teller = sameTeller();
    EXPECT_EQ(booked(), resolveAll(batch, reply.lines));
}

TEST_F(ServedBatches, everyMistakeIsPointedAtAndNothingIsOrdered)
{
    using Pointers = std::set<std::string>;
    EXPECT_EQ(mistakesIn("{}"), (Pointers{"/orders"}));
    EXPECT_EQ(mistakesIn(R"({"orders":[],"more":1})"), (Pointers{"/orders", "/more"}));
    EXPECT_EQ(mistakesIn(transfers(1'001)), (Pointers{"/orders"}));
    EXPECT_EQ(mistakesIn(R"({"orders":[{},{"key":"x","order":{}}]})"),
              (Pointers{"/orders/0/key", "/orders/1/key", "/orders/1/order"}));

    OrderBatch batch = transfers(8);
    batch.orders[1].key = batch.orders[0].key;
    batch.orders[2].transfer.reset();
    batch.orders[3].posting = PostingOrder{{{m_from.iban, euros(-1)}, {m_to.iban, euros(2)}}, {}};
    batch.orders[4].transfer->memo = std::string(141, 'x');
    batch.orders[5] = {Uuid::v7(), {}, PostingOrder{{{m_from.iban, euros(-1)}}, std::string(141, 'x')}};
    batch.orders[6] = {Uuid::v7(), {}, PostingOrder{{{m_from.iban, euros(0)}, {m_to.iban, euros(0)}}, {}}};
    EXPECT_EQ(mistakesIn(batch),
              (Pointers{"/orders/1/key", "/orders/2", "/orders/3", "/orders/3/posting/legs", "/orders/4/transfer/memo",
                        "/orders/5/posting/legs", "/orders/5/posting/memo", "/orders/6/posting/legs/0/amount"}));
    EXPECT_TRUE(m_bank.query("SELECT 1 FROM bank.idempotency_key").empty());
}

TEST_F(ServedBatches, aBodyMayBeLargerThanOthersForWhoIsSignedIn)
{
    OrderBatch batch = transfers(1'000);
    for (BatchedOrder& order : batch.orders) {
        std::string memo;
        for (std::size_t i = 0; i < kLongestMemo; ++i)
            memo += "\U0001F3E6"; // four bytes each
        order.transfer->memo = memo;
    }
    const std::string body = encodeRequest<PostTransferBatch>(batch).body;
    EXPECT_GT(body.size(), 700'000u);
    EXPECT_LT(body.size(), kLargestBatchBytes);
    const auto statusOf = [](ApiClient client, std::string_view path, const std::string& sent) {
        const auto reply = client.exchange("POST", path, sent, Uuid::v7());
        return reply ? reply->status : 0;
    };
    EXPECT_EQ(statusOf(m_bank.client(), PostTransferBatch::kInfo.path, body), 413);
    EXPECT_EQ(statusOf(sameTeller(), PostTransfer::kInfo.path, body), 413);
    EXPECT_EQ(statusOf(sameTeller(), PostTransferBatch::kInfo.path, body + std::string(kLargestBatchBytes, ' ')), 413);
    EXPECT_EQ(booked(), 0);
    settled(batch);
    EXPECT_EQ(booked(), 1'000);
}

TEST_F(ServedBatches, onlyWhoMayOrderMayOrderInBatches)
{
    for (const auto& [role, status] : {std::pair(Role::Supervisor, 200), std::pair(Role::Compliance, 403)}) {
        ApiClient client = m_bank.client();
        m_bank.signIn(client, role, m_bank.mainBranch());
        const auto reply = client.stream<PostTransferBatch>(transfers(1));
        EXPECT_EQ(reply.status, status);
        EXPECT_EQ(reply.problem.has_value(), status == 403);
    }
    EXPECT_EQ(booked(), 1);
}

} // namespace
} // namespace cf::test
