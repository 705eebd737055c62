// The one search, the filters of transfers at the API, and waiting orders: what is found, in which order, and by whom.
#include "services/contract/Operations.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

namespace cf::test {
namespace {

using namespace contract;

class Finding : public ::testing::Test
{
protected:
    Finding()
        : m_own(m_bank.openAccount(m_bank.mainBranch(), 100'00, "Eva Nováková"))
        , m_second(m_bank.openAccount(m_bank.mainBranch(), 0, "Adam Novák"))
        , m_away(m_bank.openAccount(m_bank.otherBranch(), 50'00, "Jan Novák"))
        , m_caller(m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch()))
    {
    }

    std::vector<SearchHit> hits(ApiClient& client, const std::string& text, std::optional<int> limit = {})
    {
        const auto reply = client.call<SearchEverything>({text, limit});
        EXPECT_TRUE(reply.ok()) << text << ": " << reply.body;
        return reply.ok() ? reply.value().hits : std::vector<SearchHit>();
    }

    std::vector<std::string> ids(const std::vector<SearchHit>& hits)
    {
        std::vector<std::string> found;
        for (const auto& hit : hits)
            found.push_back(hit.id);
        return found;
    }

    TransferId pay(std::int64_t cents)
    {
        const Money amount = euros(cents);
        return m_teller.call<PostTransfer>({m_own.iban, m_second.iban, amount, "Nájem"}, Uuid::v7())
            .value()
            .transfer.value()
            .id;
    }

    //! An order by the teller that waits; `expires` and `decision` are SQL.
    ApprovalId wait(BranchId branch, const bank::Caller& by, const std::string& expires = "now() + interval '1 day'",
                    bool decided = false)
    {
        const auto id = ApprovalId::make();
        const bool main = branch == m_bank.mainBranch();
        m_bank.query(("INSERT INTO bank.approval_request (id, requested_by, branch_id, debtor_account,"
                      " creditor_account, amount, currency, reasons, order_kind, leg_accounts, leg_amounts, state,"
                      " requested_at, expires_at) VALUES ($1, $2, $3, $4, $5, 700, 'EUR', '{aboveTransferLimit}',"
                      " 'transfer', ARRAY[$4, $5]::uuid[], '{-700, 700}', '" +
                      std::string(decided ? "rejected" : "waiting") + "', now() - interval '2 days', " + expires +
                      ") RETURNING id")
                         .c_str(),
                     id.uuid().toString(), by.staff.uuid().toString(), branch.uuid().toString(),
                     (main ? m_own : m_away).id.uuid().toString(), m_second.id.uuid().toString());
        return id;
    }

    void expectMistakes(const TransfersQuery& query, const std::vector<std::string>& pointers)
    {
        const auto reply = m_teller.call<ListTransfers>(query);
        ASSERT_EQ(reply.code(), ErrorCode::InvalidRequest) << reply.body;
        std::vector<std::string> found;
        for (const auto& error : std::get<Problem>(reply.content).errors)
            found.push_back(error.pointer);
        EXPECT_EQ(found, pointers);
    }

    ServedBank m_bank;
    OpenedAccount m_own;
    OpenedAccount m_second;
    OpenedAccount m_away;
    ApiClient m_teller = m_bank.client();
    bank::Caller m_caller;
};

using Ids = std::vector<std::string>;

TEST_F(Finding, aNameFindsCustomersAndThenTheirAccounts)
{
    const Ids expected{m_second.owner.toString(), m_own.owner.toString(), m_own.id.toString(), m_second.id.toString()};
    const auto found = hits(m_teller, "novak");
    EXPECT_EQ(ids(found), expected);
    EXPECT_EQ(found.at(0).title, "Adam Novák");
    EXPECT_EQ(found.at(2).title, m_own.iban.paper());
    EXPECT_EQ(hits(m_teller, "novak", 1).size(), 2U) << "one of each kind";
}

TEST_F(Finding, whatWasMeantExactlyComesFirst)
{
    const auto number = m_bank.query("SELECT number FROM bank.customer WHERE id = $1", m_own.owner.uuid().toString());
    EXPECT_EQ(ids(hits(m_teller, number.value<std::string>())).at(0), m_own.owner.toString());
    EXPECT_EQ(ids(hits(m_teller, m_own.iban.paper())), Ids{m_own.id.toString()});
    EXPECT_EQ(ids(hits(m_teller, m_own.owner.toString())), Ids{m_own.owner.toString()});
    EXPECT_EQ(ids(hits(m_teller, m_own.id.toString())), Ids{m_own.id.toString()});
}

TEST_F(Finding, aTransferIsFoundByItsReferenceInEveryForm)
{
    const TransferId transfer = pay(12'50);
    const Ids expected{transfer.toString()};
    EXPECT_EQ(ids(hits(m_teller, transfer.toString())), expected);
    EXPECT_EQ(ids(hits(m_teller, "  " + transfer.toString().substr(4) + " ")), expected);
    EXPECT_EQ(ids(hits(m_teller, transfer.uuid().toString())), expected);
    const std::string digits = transfer.toString().substr(4);
    std::string upper = transfer.toString();
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    for (const std::string& typed : {upper, "Reference " + upper, "Reference: " + transfer.toString(),
                                     "Reference: " + digits, "trf_" + digits.substr(0, 12) + " " + digits.substr(12),
                                     "trf_" + digits.substr(0, 12) + "\r\n" + digits.substr(12),
                                     "trf_" + digits.substr(0, 12) + "\u200b" + digits.substr(12),
                                     "trf_" + digits.substr(0, 12) + "\u00a0" + digits.substr(12),
                                     "trf_" + digits.substr(0, 8) + "\u2013" + digits.substr(8), "ｔｒｆ＿" + digits})
        EXPECT_EQ(ids(hits(m_teller, typed)), expected) << typed;
    for (const std::string& typed : {"trf_" + digits + "0", "trf_" + digits.substr(1), "a " + digits, "cus_" + digits})
        EXPECT_TRUE(hits(m_teller, typed).empty()) << typed;
    EXPECT_EQ(hits(m_teller, transfer.toString()).at(0).note.substr(0, 9), "12.50 EUR");
    EXPECT_TRUE(hits(m_teller, TransferId::make().toString()).empty());
}

TEST_F(Finding, customersAndAccountsAreFoundByTheirReferenceInEveryForm)
{
    const std::string customer = m_own.owner.uuid().toString();
    EXPECT_EQ(ids(hits(m_teller, "Customer: " + m_own.owner.toString())), Ids{m_own.owner.toString()});
    EXPECT_EQ(ids(hits(m_teller, "CUS_" + customer)), Ids{m_own.owner.toString()});
    EXPECT_EQ(ids(hits(m_teller, customer)), Ids{m_own.owner.toString()}) << "a bare UUID may be of any kind";
    EXPECT_EQ(ids(hits(m_teller, "ACC_" + m_own.id.uuid().toString())), Ids{m_own.id.toString()});
    EXPECT_TRUE(hits(m_teller, "acc_" + customer).empty()) << "a customer is no account";
    EXPECT_TRUE(hits(m_teller, m_away.owner.uuid().toString()).empty()) << "another branch's";
}

TEST_F(Finding, nothingOfAnotherBranchIsFoundExceptByThoseWhoSeeTheBank)
{
    ApiClient stranger = m_bank.client();
    m_bank.signIn(stranger, Role::Teller, m_bank.otherBranch());
    ApiClient compliance = m_bank.client();
    m_bank.signIn(compliance, Role::Compliance, m_bank.otherBranch());
    const std::string transfer = pay(100).toString();
    for (const std::string& text :
         {transfer, m_own.owner.toString(), m_own.id.toString(), m_own.iban.electronic(), std::string("Nováková")}) {
        EXPECT_TRUE(hits(stranger, text).empty()) << text;
        EXPECT_FALSE(hits(compliance, text).empty()) << text;
    }
}

TEST_F(Finding, aSearchHasALimitAndAText)
{
    for (const int limit : {0, -1, 21})
        EXPECT_EQ(m_teller.call<SearchEverything>({"nov", limit}).code(), ErrorCode::InvalidRequest) << limit;
    for (const std::string& text : {std::string(), std::string("  "), std::string(201, 'a')})
        EXPECT_EQ(m_teller.call<SearchEverything>({text, {}}).code(), ErrorCode::InvalidRequest) << text;
    std::string letters;
    for (int i = 0; i < 200; ++i)
        letters += "ж";
    EXPECT_TRUE(m_teller.call<SearchEverything>({letters, {}}).ok()) << "characters are counted, not bytes";
    EXPECT_EQ(m_teller.call<SearchEverything>({letters + "ж", {}}).code(), ErrorCode::InvalidRequest);
    EXPECT_TRUE(hits(m_teller, "%").empty()) << "a percent sign means itself";
    EXPECT_TRUE(hits(m_teller, "' OR 1=1 --").empty());
}

TEST_F(Finding, filtersOfTransfersAreCheckedAllAtOnce)
{
    TransfersQuery query;
    query.from = parseDate("2026-02-01");
    query.to = parseDate("2026-01-01");
    query.leastMinorUnits = -1;
    expectMistakes(query, {"?from", "?leastMinorUnits", "?currency"});
    query = {};
    query.currency = Currency::parse("EUR");
    query.leastMinorUnits = 5;
    query.mostMinorUnits = 4;
    expectMistakes(query, {"?leastMinorUnits"});
    query = {};
    query.mostMinorUnits = 4;
    expectMistakes(query, {"?currency"});
    query = {};
    query.from = std::chrono::year(1) / 1 / 1;
    expectMistakes(query, {"?from"});
}

TEST_F(Finding, filtersOfTransfersNarrowTheList)
{
    const TransferId small = pay(1'00);
    const TransferId large = pay(20'00);
    const auto shown = [&](const TransfersQuery& query) {
        const auto reply = m_teller.call<ListTransfers>(query);
        EXPECT_TRUE(reply.ok()) << reply.body;
        Ids found;
        if (reply.ok())
            for (const auto& item : reply.value().items)
                found.push_back(item.id.toString());
        return found;
    };
    TransfersQuery query;
    query.mine = true;
    EXPECT_EQ(shown(query), (Ids{large.toString(), small.toString()}));
    query.currency = Currency::parse("EUR");
    query.mostMinorUnits = 1'00;
    EXPECT_EQ(shown(query), Ids{small.toString()});
    query.account = m_away.iban;
    EXPECT_EQ(shown(query), Ids{});
    query.account = m_second.iban;
    query.kind = contract::TransferKind::Transfer;
    EXPECT_EQ(shown(query), Ids{small.toString()});
    query.kind = contract::TransferKind::Reversal;
    EXPECT_EQ(shown(query), Ids{});
}

TEST_F(Finding, ordersWaitUntilTheyAreDecidedOrExpire)
{
    ApiClient other = m_bank.client();
    const auto stranger = m_bank.signIn(other, Role::Teller, m_bank.otherBranch());
    const ApprovalId first = wait(m_bank.mainBranch(), m_caller);
    wait(m_bank.mainBranch(), m_caller, "now() - interval '1 minute'");
    wait(m_bank.mainBranch(), m_caller, "now() + interval '1 day'", true);
    const ApprovalId second = wait(m_bank.mainBranch(), m_caller);
    const ApprovalId away = wait(m_bank.otherBranch(), stranger);

    const auto list = m_teller.call<ListWaitingOrders>({});
    ASSERT_TRUE(list.ok()) << list.body;
    ASSERT_EQ(list.value().items.size(), 2U);
    EXPECT_EQ(list.value().items[0].id, first) << "the oldest first";
    EXPECT_EQ(list.value().items[1].id, second);
    EXPECT_EQ(list.value().items[0].debtorName, "Eva Nováková");
    EXPECT_EQ(list.value().items[0].requestedBy.displayName, m_caller.displayName);
    const auto page = m_teller.call<ListWaitingOrders>({first.toString(), {}});
    ASSERT_TRUE(page.ok());
    EXPECT_EQ(page.value().items.at(0).id, second);
    const auto others = other.call<ListWaitingOrders>({});
    ASSERT_TRUE(others.ok());
    ASSERT_EQ(others.value().items.size(), 1U);
    EXPECT_EQ(others.value().items[0].id, away);
    ApiClient compliance = m_bank.client();
    m_bank.signIn(compliance, Role::Compliance, m_bank.otherBranch());
    EXPECT_EQ(compliance.call<ListWaitingOrders>({}).value().items.size(), 3U);
}

TEST_F(Finding, theServerDecidesAnOrderOnceAndForgetsNone)
{
    const std::string id = wait(m_bank.mainBranch(), m_caller, "now() + interval '1 day'", true).uuid().toString();
    const auto step = [&] {
        m_bank.query("INSERT INTO bank.approval_step (request_id, number, action, by, at, version)"
                     " VALUES ($1, 1, 'rejected', $2, now(), 1)",
                     id, m_caller.staff.uuid().toString());
    };
    step();
    EXPECT_THROW(step(), db::Error);
    EXPECT_THROW(m_bank.query("DELETE FROM bank.approval_step WHERE request_id = $1", id), db::Error);
    EXPECT_THROW(m_bank.query("UPDATE bank.approval_step SET action = 'approved' WHERE request_id = $1", id),
                 db::Error);
    EXPECT_THROW(m_bank.query("UPDATE bank.approval_request SET requested_by = id WHERE id = $1", id), db::Error);
    EXPECT_THROW(m_bank.query("DELETE FROM bank.approval_request WHERE id = $1", id), db::Error);
}

} // namespace
} // namespace cf::test
