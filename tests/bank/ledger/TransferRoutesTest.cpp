// Transfers as a client sees them: over TLS, through the router, into the ledger.
#include "services/bank/api/ShortTexts.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <thread>

namespace cf::test {
namespace {

using namespace contract;

class Transfers : public ::testing::Test
{
protected:
    Transfers()
        : m_from(m_bank.openAccount(m_bank.mainBranch(), 100'00, "Eva Nováková"))
        , m_to(m_bank.openAccount(m_bank.mainBranch(), 0, "Adam Dvořák"))
        , m_away(m_bank.openAccount(m_bank.otherBranch(), 50'00, "Jan Černý"))
        , m_client(m_bank.client())
        , m_teller(m_bank.signIn(m_client, Role::Teller, m_bank.mainBranch()))
    {
    }

    static TransferOrder order(const OpenedAccount& from, const OpenedAccount& to, std::int64_t cents,
                               std::optional<std::string> memo = {})
    {
        return {from.iban, to.iban, euros(cents), std::move(memo)};
    }

    //! The problem for an order given as raw text, which a well-behaved client could not send.
    Problem problemFor(const std::string& amount, const std::string& memo = "")
    {
        const auto reply =
            m_client.exchange("POST", "/v1/transfers",
                              R"({"debtorIban":")" + m_from.iban.electronic() + R"(","creditorIban":")" +
                                  m_to.iban.electronic() + R"(","amount":)" + amount + R"(,"memo":")" + memo + R"("})",
                              Uuid::v7());
        return decodeDocument<Problem>(reply.value().body).value();
    }

    ServedBank m_bank;
    OpenedAccount m_from;
    OpenedAccount m_to;
    OpenedAccount m_away;
    ApiClient m_client;
    bank::Caller m_teller;
};

TEST_F(Transfers, aTransferIsBookedRepeatedAndReadByteForByte)
{
    const Uuid key = Uuid::v7();
    const auto booked = m_client.call<PostTransfer>(order(m_from, m_to, 12'50, "Nájem"), key);
    ASSERT_TRUE(booked.ok()) << booked.body;
    EXPECT_EQ(booked.status, 201);
    EXPECT_FALSE(booked.headers.contains("idempotency-replayed"));
    const Transfer transfer = booked.value().transfer.value();
    EXPECT_EQ(transfer.debtorBalanceAfter, euros(87'50));
    EXPECT_EQ(transfer.amount, euros(12'50));
    ASSERT_EQ(transfer.legs.size(), 2u);
    EXPECT_EQ(transfer.legs[0].amount, euros(-12'50));
    EXPECT_EQ(transfer.legs[1].name, "Adam Dvořák");

    const auto again = m_client.call<PostTransfer>(order(m_from, m_to, 12'50, "Nájem"), key);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, booked.body);
    EXPECT_EQ(again.headers.at("idempotency-replayed"), "true");

    const auto read = m_client.call<GetTransfer>({transfer.id});
    EXPECT_EQ(read.body, encodeDocument(transfer));
    EXPECT_EQ(read.headers.at("etag").size(), 34u);

    const auto resolved = m_client.call<ResolveTransferKey>({key, {}});
    EXPECT_EQ(resolved.body, booked.body);
}

TEST_F(Transfers, aRefusalIsRepeatedByteForByteExceptForItsTrace)
{
    const Uuid key = Uuid::v7();
    const auto refused = m_client.call<PostTransfer>(order(m_from, m_to, 100'01), key);
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.code(), ErrorCode::InsufficientFunds);
    const auto again = m_client.call<PostTransfer>(order(m_from, m_to, 100'01), key);
    EXPECT_EQ(again.headers.at("idempotency-replayed"), "true");
    auto first = std::get<Problem>(refused.content);
    auto second = std::get<Problem>(again.content);
    first.traceId = second.traceId = "";
    EXPECT_EQ(encodeDocument(first), encodeDocument(second));
}

TEST_F(Transfers, aKeyIsForOneOrderAndOnceGivenUpForNone)
{
    const Uuid key = Uuid::v7();
    m_client.call<PostTransfer>(order(m_from, m_to, 1'00), key);
    EXPECT_EQ(m_client.call<PostTransfer>(order(m_from, m_to, 2'00), key).code(), ErrorCode::KeyReused);
    const Uuid given = Uuid::v7();
    EXPECT_EQ(m_client.call<ResolveTransferKey>({given, {}}).value().state, KeyState::Abandoned);
    const auto late = m_client.call<PostTransfer>(order(m_from, m_to, 1'00), given);
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(late.code(), ErrorCode::KeyAbandoned);
}

TEST_F(Transfers, anAmountThatIsTooPreciseOrTooLargeIsRefusedBeforeItIsAnOrder)
{
    for (const char* amount :
         {R"({"amount":"1.005","currency":"EUR"})", R"({"amount":"1.500","currency":"EUR"})",
          R"({"amount":"99999999999999999999","currency":"EUR"})", R"({"amount":1.5,"currency":"EUR"})"}) {
        const auto problem = problemFor(amount);
        EXPECT_EQ(problem.code, ErrorCode::InvalidRequest) << amount;
        ASSERT_FALSE(problem.errors.empty());
        EXPECT_TRUE(problem.errors[0].pointer.starts_with("/amount"));
    }
    EXPECT_EQ(m_bank.query("SELECT 1 FROM bank.idempotency_key").size(), 0);
}

TEST_F(Transfers, zeroAndNegativeAmountsAreRefusals)
{
    EXPECT_EQ(problemFor(R"({"amount":"0.00","currency":"EUR"})").code, ErrorCode::AmountNotPositive);
    EXPECT_EQ(problemFor(R"({"amount":"-1.00","currency":"EUR"})").code, ErrorCode::AmountNotPositive);
}

TEST_F(Transfers, aMemoHasAtMost140CharactersAndNoneOfControl)
{
    EXPECT_EQ(bank::memoMistake(""), "");
    std::string longest;
    for (int i = 0; i < 140; ++i)
        longest += "ř";
    EXPECT_EQ(bank::memoMistake(longest), "");
    EXPECT_NE(bank::memoMistake(longest + "."), "");
    for (const std::string& control :
         {std::string("a\nb"), std::string("\x7f"), std::string("\xC2\x85"), std::string(1, '\0')})
        EXPECT_NE(bank::memoMistake(control), "");
    const auto problem = problemFor(R"({"amount":"1.00","currency":"EUR"})", "a\\u0007b");
    EXPECT_EQ(problem.code, ErrorCode::InvalidRequest);
    EXPECT_EQ(problem.errors.at(0).pointer, "/memo");
    const auto booked = m_client.call<PostTransfer>(order(m_from, m_to, 1, longest), Uuid::v7());
    EXPECT_EQ(booked.value().transfer.value().memo, longest);
}

TEST_F(Transfers, theOtherSidesBranchSeesTheTransferButNotTheBalance)
{
    const auto booked = m_client.call<PostTransfer>(order(m_from, m_away, 1'00), Uuid::v7());
    ApiClient there = m_bank.client();
    m_bank.signIn(there, Role::Teller, m_bank.otherBranch());
    const auto seen = there.call<GetTransfer>({booked.value().transfer.value().id});
    ASSERT_TRUE(seen.ok());
    EXPECT_FALSE(seen.value().debtorBalanceAfter);
    const auto inside = m_client.call<PostTransfer>(order(m_from, m_to, 1'00), Uuid::v7());
    EXPECT_EQ(there.call<GetTransfer>({inside.value().transfer.value().id}).status, 404);
    EXPECT_EQ(there.call<PostTransfer>(order(m_from, m_away, 1'00), Uuid::v7()).code(), ErrorCode::UnknownIban);
}

TEST_F(Transfers, theListRunsFromTheNewestInPagesThatNeitherRepeatNorSkip)
{
    std::vector<TransferId> ids;
    for (int i = 0; i < 7; ++i)
        ids.push_back(m_client.call<PostTransfer>(order(m_from, m_to, 1), Uuid::v7()).value().transfer.value().id);
    ApiClient colleague = m_bank.client();
    m_bank.signIn(colleague, Role::Teller, m_bank.mainBranch());
    colleague.call<PostTransfer>(order(m_from, m_to, 1), Uuid::v7());

    std::vector<TransferId> seen;
    std::optional<std::string> cursor;
    for (bool more = true; more;) {
        const auto page = m_client.call<ListTransfers>({cursor, 3, true});
        ASSERT_TRUE(page.ok()) << page.body;
        for (const auto& transfer : page.value().items)
            seen.push_back(transfer.id);
        cursor = page.value().lastKey;
        more = page.value().more;
    }
    EXPECT_EQ(seen, std::vector<TransferId>(ids.rbegin(), ids.rend()));
    const auto all = m_client.call<ListTransfers>({{}, {}, {}});
    EXPECT_TRUE(all.value().countExact);
    EXPECT_EQ(all.value().count, 8 + 1); // and the opening balance
    EXPECT_EQ(m_client.call<ListTransfers>({"nonsense", {}, {}}).code(), ErrorCode::InvalidRequest);
    EXPECT_EQ(m_client.call<ListTransfers>({{}, 501, {}}).code(), ErrorCode::InvalidRequest);
}

TEST_F(Transfers, ofTwoHundredParallelWithdrawalsOfTheLastHundredOneSucceeds)
{
    constexpr int kClients = 10;
    std::vector<ApiClient> clients;
    for (int i = 0; i < kClients; ++i) {
        clients.push_back(m_bank.client());
        m_bank.signIn(clients.back(), Role::Teller, m_bank.mainBranch());
    }
    std::mutex mutex;
    std::map<KeyState, int> states;
    std::vector<std::thread> threads;
    for (auto& client : clients)
        threads.emplace_back([&] {
            for (int i = 0; i < 200 / kClients; ++i) {
                const auto reply = client.call<PostTransfer>(order(m_from, m_to, 100'00), Uuid::v7());
                const std::lock_guard lock(mutex);
                ++states[reply.ok() ? KeyState::Booked : KeyState::Refused];
                EXPECT_EQ(reply.code().value_or(ErrorCode::InsufficientFunds), ErrorCode::InsufficientFunds);
            }
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(states[KeyState::Booked], 1);
    EXPECT_EQ(states[KeyState::Refused], 199);
    EXPECT_EQ(m_bank.query("SELECT balance FROM bank.account WHERE id = $1", m_from.id.uuid().toString())
                  .value<std::string>(),
              "0");
}

} // namespace
} // namespace cf::test
