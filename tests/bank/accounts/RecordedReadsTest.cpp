// Reading a customer's data leaves an event that names the customer and the object.
#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace cf::test {
namespace {

using namespace contract;
using namespace std::chrono_literals;

class RecordedReads : public ::testing::Test
{
protected:
    RecordedReads()
        : m_account(m_bank.openAccount(m_bank.mainBranch(), 500))
        , m_caller(m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch()))
    {
    }

    //! Read accesses reach the inbox a moment after the answer.
    void expectOne(const std::string& action, const std::string& object)
    {
        EXPECT_TRUE(eventually([&] { return !m_bank.recorded(action).empty(); }));
        const auto found = m_bank.recorded(action);
        ASSERT_EQ(found.size(), 1U) << action;
        EXPECT_EQ(found[0].customer, m_account.owner) << action;
        EXPECT_EQ(found[0].objectId, object) << action;
        EXPECT_EQ(found[0].actor, m_caller.staff) << action;
    }

    ServedBank m_bank;
    ApiClient m_teller = m_bank.client();
    OpenedAccount m_account;
    bank::Caller m_caller;
};

TEST_F(RecordedReads, atHoldsBalancesAndListsOfDocuments)
{
    ASSERT_TRUE(m_teller.call<ListHolds>({m_account.id}).ok());
    ASSERT_TRUE(m_teller.call<GetBalanceAsOf>({m_account.id, std::chrono::year(2026) / 1 / 1}).ok());
    ASSERT_TRUE(m_teller.call<ListDocuments>({m_account.owner, {}, {}}).ok());
    expectOne("account.holdsViewed", m_account.id.toString());
    expectOne("account.balanceViewed", m_account.id.toString());
    expectOne("customer.documentsViewed", m_account.owner.toString());
}

TEST_F(RecordedReads, areNotMadeByWhoeverWasRefused)
{
    const auto foreign = m_bank.openAccount(m_bank.otherBranch(), 1);
    EXPECT_EQ(m_teller.call<ListHolds>({foreign.id}).status, 404);
    EXPECT_EQ(m_teller.call<GetBalanceAsOf>({foreign.id, std::chrono::year(2026) / 1 / 1}).status, 404);
    EXPECT_EQ(m_teller.call<ListDocuments>({foreign.owner, {}, {}}).status, 404);
    ASSERT_TRUE(m_teller.call<ListHolds>({m_account.id}).ok());
    expectOne("account.holdsViewed", m_account.id.toString()); // the spool preserves their order
    EXPECT_TRUE(m_bank.recorded("account.balanceViewed").empty());
    EXPECT_TRUE(m_bank.recorded("customer.documentsViewed").empty());
}

} // namespace
} // namespace cf::test
