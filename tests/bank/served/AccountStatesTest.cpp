// Blocked, closed and dormant accounts, over TLS: what they refuse, and who opens them again.
#include "services/bank/accounts/AccountStateRoutes.h"
#include "tests/bank/served/OrdersFixture.h"

namespace cf::test {
namespace {

using namespace contract;

TEST_F(Orders, aBlockedAccountPaysNothingUntilASecondPersonLiftsTheBlock)
{
    const BlockOrder block{m_from.id, BlockId::make(), BlockSide::Debits, "Court order 31 EXE", {}};
    EXPECT_EQ(m_teller.call<BlockAccount>(block).status, 403);
    ASSERT_EQ(m_supervisor.call<BlockAccount>(block).status, 201);
    EXPECT_EQ(m_supervisor.call<BlockAccount>(block).status, 201) << "the same again is the same block";
    EXPECT_EQ(m_bank.recorded("account.blocked").size(), 1u);
    const Account blocked = account(m_from);
    EXPECT_EQ(blocked.summary.blocked, BlockSide::Debits);
    ASSERT_EQ(blocked.blocks.size(), 1u);
    EXPECT_EQ(blocked.blocks[0].placedBy, m_checker.displayName);
    EXPECT_EQ(m_teller.call<PostTransfer>(order(1), Uuid::v7()).code(), ErrorCode::DebitsBlocked);

    const Uuid key = Uuid::v7();
    const BlockLift lift{block.blockId, "The order was lifted"};
    const auto asked = m_supervisor.call<LiftBlock>(lift, key);
    ASSERT_EQ(asked.status, 202) << asked.body;
    const ApprovalId id = asked.value().approval.value().id;
    EXPECT_EQ(approve(id).code(), ErrorCode::AnotherMustDecide);
    ApiClient other = m_bank.client();
    const auto second = m_bank.signIn(other, Role::Supervisor, m_bank.mainBranch());
    const auto lifted = other.call<ApproveOrder>({id, m_bank.freshCode(second.staff)}, Uuid::v7(), shown(id));
    ASSERT_EQ(lifted.status, 200) << lifted.body;
    EXPECT_EQ(m_supervisor.call<LiftBlock>(lift, Uuid::v7()).status, 404) << "there is nothing to lift any more";
    const auto again = m_supervisor.call<LiftBlock>(lift, key);
    ASSERT_EQ(again.status, 202) << again.body;
    EXPECT_EQ(again.value().approval.value().id, id);
    EXPECT_EQ(again.value().approval.value().state, ApprovalState::Approved);
    EXPECT_TRUE(eventually([&] { return account(m_from).summary.blocked == BlockSide::None; }))
        << "a colleague may be shown the cached account for a moment";
    EXPECT_EQ(m_teller.call<PostTransfer>(order(1), Uuid::v7()).status, 201);
}

TEST_F(Orders, anAccountIsClosedOnlyWhenNothingIsOnIt)
{
    EXPECT_EQ(m_supervisor.call<CloseAccount>({m_from.id, "At the owner's request"}).code(), ErrorCode::AccountInUse);
    const TransferOrder in{m_from.iban, m_third.iban, euros(30'000'00), {}};
    const ApprovalId id = m_teller.call<PostTransfer>(in, Uuid::v7()).value().approval.value().id;
    EXPECT_EQ(m_supervisor.call<CloseAccount>({m_third.id, "Owner"}).code(), ErrorCode::AccountInUse) << "it waits";
    m_teller.call<WithdrawOrder>({id}, Uuid::v7());
    EXPECT_EQ(m_supervisor.call<CloseAccount>({m_third.id, "Owner"}).status, 200);
    EXPECT_EQ(account(m_third).summary.status, AccountStatus::Closed);
    EXPECT_EQ(m_teller.call<PostTransfer>(in, Uuid::v7()).code(), ErrorCode::AccountClosed);
}

TEST_F(Orders, aDormantAccountIsOpenedAgainByASupervisor)
{
    m_bank.query("UPDATE bank.account SET opened_on = '2020-01-01', last_recorded_at = now() - interval '25 months'"
                 " WHERE id = $1",
                 m_from.id.uuid().toString());
    db::Watchdog watchdog;
    db::Pool pool(m_bank.writingPool(), watchdog);
    EXPECT_FALSE(pool.transaction(bank::markDormantAccounts)) << "there are no more";
    EXPECT_EQ(m_teller.call<PostTransfer>(order(1), Uuid::v7()).code(), ErrorCode::AccountDormant);
    ASSERT_EQ(m_supervisor.call<ReactivateAccount>({m_from.id, "The owner came"}).status, 200);
    pool.transaction(bank::markDormantAccounts);
    EXPECT_EQ(account(m_from).summary.status, AccountStatus::Open) << "for two more years";
    EXPECT_EQ(m_teller.call<PostTransfer>(order(1), Uuid::v7()).status, 201);
}

} // namespace
} // namespace cf::test
