// Holds and waiting orders end by themselves when their time is up.
#include "services/bank/records/Fields.h"
#include "tests/bank/served/OrdersFixture.h"

namespace cf::test {
namespace {

using namespace contract;
using namespace std::chrono_literals;

class OrdersInTime : public Orders
{
protected:
    void placeHold(const OpenedAccount& on, std::optional<Instant> until)
    {
        EXPECT_EQ(m_teller.call<PlaceHold>({on.id, euros(1'00), "Card", until}, Uuid::v7()).status, 201);
    }

    ApprovalState stateOf(ApprovalId id)
    {
        return m_bank.query("SELECT state FROM bank.approval_request WHERE id = $1", id.uuid().toString())
            .value<ApprovalState>();
    }

    void letHoldsExpire()
    {
        m_bank.query("UPDATE bank.hold SET expires_at = now() WHERE ended_at IS NULL AND approval_id IS NULL");
    }
    void letOrdersExpire()
    {
        m_bank.query("UPDATE bank.approval_request SET expires_at = clock_timestamp() WHERE state = 'waiting'");
    }

    //! Past the ledger.
    void setHolds(const OpenedAccount& on, std::int64_t cents)
    {
        m_bank.query("UPDATE bank.account SET holds = $2::bigint WHERE id = $1", on.id.uuid().toString(), cents);
    }
};

TEST_F(OrdersInTime, aHoldExpiresByItself)
{
    const Instant now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    placeHold(m_from, now + 1h);
    EXPECT_EQ(account(m_from).holds, euros(1'00));
    letHoldsExpire();
    EXPECT_TRUE(eventually([&] { return account(m_from).holds == euros(0); }));
    EXPECT_EQ(m_bank.recorded("hold.expired").size(), 1u);
    EXPECT_EQ(m_teller.call<PlaceHold>({m_from.id, euros(1'00), "Card", now}, Uuid::v7()).status, 400);
}

TEST_F(OrdersInTime, aHoldThatCannotBeEndedKeepsNoOtherFromExpiring)
{
    placeHold(m_from, {});
    const OpenedAccount other = m_bank.openAccount(m_bank.mainBranch(), 5'00);
    placeHold(other, {});
    placeHold(other, {});
    setHolds(m_from, 0); // as damaged: no hold can be taken off it
    letHoldsExpire();
    EXPECT_TRUE(eventually([&] { return account(other).holds == euros(0); }));
    EXPECT_EQ(m_bank.recorded("hold.expired").size(), 2u);
    setHolds(m_from, 1'00);
}

TEST_F(OrdersInTime, anOrderThatNobodyDecidedExpires)
{
    const ApprovalId id = letWait();
    letOrdersExpire();
    EXPECT_TRUE(eventually([&] { return account(m_from).holds == euros(0); }));
    EXPECT_EQ(m_teller.call<GetApproval>({id}).value().order.state, ApprovalState::Expired);
}

TEST_F(OrdersInTime, anOrderThatCannotBeEndedKeepsNoOtherFromExpiring)
{
    const ApprovalId damaged = letWait();
    const OpenedAccount rich = m_bank.openAccount(m_bank.mainBranch(), 50'000'00);
    const TransferOrder other{rich.iban, m_to.iban, euros(30'000'00), {}};
    const ApprovalId id = m_teller.call<PostTransfer>(other, Uuid::v7()).value().approval.value().id;
    setHolds(m_from, 0);
    letOrdersExpire();
    EXPECT_TRUE(eventually([&] { return stateOf(id) == ApprovalState::Expired; }));
    EXPECT_EQ(account(rich).holds, euros(0));
    EXPECT_EQ(stateOf(damaged), ApprovalState::Waiting);
    setHolds(m_from, 30'000'00);
}

TEST_F(OrdersInTime, whileAChangeIsDecidedOtherOrdersExpire)
{
    ApiClient administrator = m_bank.client();
    m_bank.signIn(administrator, Role::Administrator, m_bank.mainBranch());
    const LimitOrder limit{
        LimitSubject::Account, m_from.id.toString(), euros(1).currency(), LimitMeasure::PerDay, 1'000'00, "Review"};
    const ApprovalId change = administrator.call<ChangeLimit>(limit, Uuid::v7()).value().approval.value().id;
    const ApprovalId order = letWait();
    m_bank.query("UPDATE bank.approval_request SET expires_at = now() + CASE id WHEN $1 THEN interval '2 s'"
                 " ELSE interval '2.1 s' END",
                 change.uuid().toString());
    db::Watchdog watchdog;
    db::Connection decider(m_bank.settings().appDatabase, watchdog);
    decider.transaction(60s, [&](db::Transaction& transaction) {
        transaction.query("SELECT FROM bank.approval_request WHERE id = $1 FOR UPDATE", change.uuid().toString());
        EXPECT_TRUE(eventually([&] { return stateOf(order) == ApprovalState::Expired; }));
        EXPECT_EQ(account(m_from).holds, euros(0)) << "nor is its account locked";
    });
    EXPECT_TRUE(eventually([&] { return stateOf(change) == ApprovalState::Expired; }));
}

} // namespace
} // namespace cf::test
