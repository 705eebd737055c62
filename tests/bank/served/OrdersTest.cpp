// The ledger's orders as clients see them, over TLS: postings, holds, limits, approvals with a real second factor,
// reversals, blocks, closing, and what a preview says of them beforehand.
#include "services/bank/accounts/AccountStateRoutes.h"
#include "tests/support/LedgerCheck.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <thread>

namespace cf::test {
namespace {

using namespace contract;
using namespace std::chrono_literals;

class Orders : public ::testing::Test
{
protected:
    Orders()
        : m_from(m_bank.openAccount(m_bank.mainBranch(), 100'000'00, "Eva Nováková"))
        , m_to(m_bank.openAccount(m_bank.mainBranch(), 0, "Adam Dvořák"))
        , m_third(m_bank.openAccount(m_bank.mainBranch(), 0, "Jan Černý"))
    {
        m_maker = m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch());
        m_checker = m_bank.signIn(m_supervisor, Role::Supervisor, m_bank.mainBranch());
    }

    void TearDown() override { EXPECT_EQ(violations(), std::vector<std::string>()); }

    std::vector<std::string> violations()
    {
        db::Watchdog watchdog;
        db::Connection connection(m_bank.settings().appDatabase, watchdog);
        std::vector<std::string> found;
        connection.transaction(10s, [&](db::Transaction& transaction) { found = ledgerViolations(transaction); });
        return found;
    }

    TransferOrder order(std::int64_t cents) const { return {m_from.iban, m_to.iban, euros(cents), "Nájem"}; }

    //! An order above a teller's limit of 20,000.
    ApprovalId letWait(std::int64_t cents = 30'000'00)
    {
        const auto reply = m_teller.call<PostTransfer>(order(cents), Uuid::v7());
        EXPECT_EQ(reply.status, 202) << reply.body;
        return reply.value().approval.value().id;
    }

    std::string shown(ApprovalId id) { return m_supervisor.call<GetApproval>({id}).etag(); }

    ApiReply<OrderOutcome> approve(ApprovalId id)
    {
        return m_supervisor.call<ApproveOrder>({id, m_bank.freshCode(m_checker.staff)}, Uuid::v7(), shown(id));
    }

    Account account(const OpenedAccount& opened) { return m_supervisor.call<GetAccount>({opened.id}).value(); }

    ServedBank m_bank;
    OpenedAccount m_from;
    OpenedAccount m_to;
    OpenedAccount m_third;
    ApiClient m_teller = m_bank.client();
    ApiClient m_supervisor = m_bank.client();
    bank::Caller m_maker;
    bank::Caller m_checker;
};

TEST_F(Orders, aPostingOfThreeLegsIsBookedShownAndReadBack)
{
    const PostingOrder posting{{{m_from.iban, euros(-100'00)}, {m_to.iban, euros(99'00)}, {m_third.iban, euros(1'00)}},
                               "Split"};
    const auto booked = m_teller.call<PostPosting>(posting, Uuid::v7());
    ASSERT_EQ(booked.status, 201) << booked.body;
    const Transfer transfer = booked.value().transfer.value();
    EXPECT_EQ(transfer.kind, contract::TransferKind::Posting);
    EXPECT_EQ(transfer.amount, euros(100'00));
    ASSERT_EQ(transfer.legs.size(), 3u);
    EXPECT_EQ(m_teller.call<GetTransfer>({transfer.id}).body, encodeDocument(transfer));
    EXPECT_EQ(account(m_third).summary.ledgerBalance, euros(1'00));
}

TEST_F(Orders, mistakesInLegsAreNamedAndNothingIsDecided)
{
    const auto mistake = [&](std::vector<OrderLeg> legs) {
        const auto reply = m_teller.call<PostPosting>({std::move(legs), {}}, Uuid::v7());
        EXPECT_EQ(reply.status, 400) << reply.body;
        return std::get<Problem>(reply.content).errors.at(0).pointer;
    };
    EXPECT_EQ(mistake({{m_from.iban, euros(-1)}}), "/legs");
    EXPECT_EQ(mistake({{m_from.iban, euros(-1)}, {m_to.iban, euros(2)}}), "/legs");
    EXPECT_EQ(mistake({{m_from.iban, euros(-1)}, {m_from.iban, euros(1)}}), "/legs/1/iban");
    EXPECT_EQ(mistake({{m_from.iban, euros(0)}, {m_to.iban, euros(0)}}), "/legs/0/amount");
    EXPECT_TRUE(m_bank.query("SELECT 1 FROM bank.idempotency_key").empty());
}

TEST_F(Orders, aHoldIsPlacedPaidInPartAndReleased)
{
    const auto placed = m_teller.call<PlaceHold>({m_from.id, euros(500'00), "Rent deposit", {}}, Uuid::v7());
    ASSERT_EQ(placed.status, 201) << placed.body;
    const HoldId hold = placed.value().hold.value();
    EXPECT_EQ(account(m_from).holds, euros(500'00));
    const auto paid = m_teller.call<CaptureHold>({hold, euros(200'00), m_to.iban, "First half", false}, Uuid::v7());
    ASSERT_EQ(paid.status, 201) << paid.body;
    EXPECT_EQ(paid.value().transfer.value().kind, contract::TransferKind::Capture);
    EXPECT_EQ(m_teller.call<GetTransfer>({paid.value().transfer->id}).value().memo, "First half");
    const auto holds = m_teller.call<ListHolds>({m_from.id}).value().items;
    ASSERT_EQ(holds.size(), 1u);
    EXPECT_EQ(holds[0].amount, euros(300'00));
    EXPECT_EQ(holds[0].placedBy, m_maker.displayName);
    EXPECT_EQ(m_teller.call<CaptureHold>({hold, euros(300'01), m_to.iban, {}, true}, Uuid::v7()).code(),
              ErrorCode::AboveHold);
    EXPECT_EQ(m_teller.call<ReleaseHold>({hold}, Uuid::v7()).status, 200);
    EXPECT_EQ(m_teller.call<ReleaseHold>({hold}, Uuid::v7()).code(), ErrorCode::HoldEnded);
    EXPECT_EQ(account(m_from).holds, euros(0));
    EXPECT_EQ(account(m_to).summary.ledgerBalance, euros(200'00));
}

TEST_F(Orders, aHoldExpiresByItself)
{
    const Instant soon = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()) + 1500ms;
    ASSERT_EQ(m_teller.call<PlaceHold>({m_from.id, euros(1'00), "Card", soon}, Uuid::v7()).status, 201);
    EXPECT_EQ(account(m_from).holds, euros(1'00));
    const auto end = std::chrono::steady_clock::now() + 20s;
    while (account(m_from).holds != euros(0) && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(50ms);
    EXPECT_EQ(account(m_from).holds, euros(0));
    EXPECT_EQ(m_bank.recorded("hold.expired").size(), 1u);
    EXPECT_EQ(m_teller.call<PlaceHold>({m_from.id, euros(1'00), "Card", soon}, Uuid::v7()).status, 400);
}

TEST_F(Orders, aboveTheLimitAnOrderWaitsIsShownAndIsBookedOnceApproved)
{
    const Uuid key = Uuid::v7();
    const auto waiting = m_teller.call<PostTransfer>(order(30'000'00), key);
    ASSERT_EQ(waiting.status, 202) << waiting.body;
    EXPECT_EQ(waiting.value().state, KeyState::Waiting);
    const ApprovalNotice notice = waiting.value().approval.value();
    EXPECT_EQ(notice.reasons, (std::vector{ApprovalReason::AboveTransferLimit}));
    EXPECT_EQ(account(m_from).summary.ledgerBalance, euros(100'000'00));
    EXPECT_EQ(account(m_from).holds, euros(30'000'00));
    EXPECT_EQ(m_supervisor.call<CountWaitingOrders>({}).value().waiting, 1);
    EXPECT_EQ(m_supervisor.call<CountWaitingOrders>({}).value().own, 0);
    EXPECT_EQ(m_teller.call<CountWaitingOrders>({}).value().waiting, 0);
    EXPECT_EQ(m_teller.call<CountWaitingOrders>({}).value().own, 1);

    const auto seen = m_supervisor.call<GetApproval>({notice.id});
    ASSERT_TRUE(seen.ok()) << seen.body;
    const Approval approval = seen.value();
    EXPECT_TRUE(approval.mayDecide);
    EXPECT_EQ(approval.order.memo, "Nájem");
    ASSERT_EQ(approval.legs.size(), 2u);
    EXPECT_EQ(approval.legs[0].balanceAfter, euros(70'000'00));
    ASSERT_EQ(approval.steps.size(), 1u);
    EXPECT_EQ(approval.steps[0].action, ApprovalAction::Requested);
    EXPECT_EQ(approval.risks, (std::vector{ApprovalRisk::NewPayee, ApprovalRisk::LargestSoFar}));
    EXPECT_FALSE(m_teller.call<GetApproval>({notice.id}).value().mayDecide);

    const auto approved = approve(notice.id);
    ASSERT_EQ(approved.status, 200) << approved.body;
    const Transfer transfer = approved.value().transfer.value();
    EXPECT_EQ(transfer.madeBy, m_maker.displayName);
    EXPECT_EQ(transfer.memo, "Nájem");
    EXPECT_EQ(account(m_from).summary.ledgerBalance, euros(70'000'00));
    EXPECT_EQ(account(m_from).holds, euros(0));
    EXPECT_EQ(m_supervisor.call<GetTransfer>({transfer.id}).body, encodeDocument(transfer));

    // The maker learns of it under the very key of the order, sent again or resolved.
    const auto again = m_teller.call<PostTransfer>(order(30'000'00), key);
    EXPECT_EQ(again.status, 202);
    EXPECT_EQ(again.value().approval.value().state, ApprovalState::Approved);
    EXPECT_EQ(again.value().transfer.value().id, transfer.id);
    EXPECT_EQ(m_teller.call<ResolveTransferKey>({key, {}}).value().transfer.value().id, transfer.id);
    WaitingOrdersQuery mine;
    mine.mine = true;
    const auto own = m_teller.call<ListWaitingOrders>(mine).value().items;
    ASSERT_EQ(own.size(), 1u);
    EXPECT_EQ(own[0].state, ApprovalState::Approved);
}

TEST_F(Orders, anApprovalNeedsAnotherPersonAFreshCodeAndTheVersionThatWasShown)
{
    const ApprovalId id = letWait();
    const std::string etag = shown(id);
    const auto with = [&](const std::string& code, const std::string& match) {
        return m_supervisor.call<ApproveOrder>({id, code}, Uuid::v7(), match);
    };
    EXPECT_EQ(with("000000", "").status, 428);
    EXPECT_EQ(with("000000", "\"00\"").status, 412);
    const std::string code = m_bank.freshCode(m_checker.staff);
    EXPECT_EQ(with(code == "123456" ? "123457" : "123456", etag).status, 400);
    EXPECT_EQ(m_bank.recorded("secondFactor.refused").size(), 1u);
    EXPECT_EQ(m_teller.call<ApproveOrder>({id, "000000"}, Uuid::v7(), etag).status, 403);
    EXPECT_EQ(account(m_from).holds, euros(30'000'00)) << "it still waits";
    EXPECT_EQ(with(code, etag).status, 200);
    const ApprovalId second = letWait(1'000'000'00 / 50 + 1);
    EXPECT_EQ(m_supervisor.call<ApproveOrder>({second, code}, Uuid::v7(), shown(second)).status, 400)
        << "a code counts once";
}

TEST_F(Orders, guessingCodesComesToAnEnd)
{
    const ApprovalId id = letWait();
    const std::string etag = shown(id);
    const std::string right = m_bank.freshCode(m_checker.staff);
    const std::string wrong = right == "123456" ? "123457" : "123456";
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(m_supervisor.call<ApproveOrder>({id, wrong}, Uuid::v7(), etag).status, 400);
    EXPECT_EQ(m_supervisor.call<ApproveOrder>({id, right}, Uuid::v7(), etag).status, 400) << "locked for a while";
    EXPECT_EQ(account(m_to).summary.ledgerBalance, euros(0));
}

TEST_F(Orders, tenApprovalsAtOnceBookOne)
{
    const ApprovalId id = letWait();
    const std::string etag = shown(id);
    constexpr int kApprovers = 10;
    std::vector<ApiClient> clients;
    std::vector<std::string> codes;
    for (int i = 0; i < kApprovers; ++i) {
        clients.push_back(m_bank.client());
        codes.push_back(m_bank.freshCode(m_bank.signIn(clients.back(), Role::Supervisor, m_bank.mainBranch()).staff));
    }
    std::atomic<int> booked = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kApprovers; ++i)
        threads.emplace_back([&, i] {
            const auto reply = clients[i].call<ApproveOrder>({id, codes[i]}, Uuid::v7(), etag);
            booked += reply.ok();
            refused += reply.status == 412 || (!reply.ok() && reply.code() == ErrorCode::NotWaiting);
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(booked, 1);
    EXPECT_EQ(refused, kApprovers - 1);
    EXPECT_EQ(account(m_to).summary.ledgerBalance, euros(30'000'00));
}

TEST_F(Orders, aRejectedOrderFreesItsMoneyAndSaysWhy)
{
    const ApprovalId id = letWait();
    EXPECT_EQ(m_supervisor.call<RejectOrder>({id, ""}, Uuid::v7(), shown(id)).status, 400);
    const auto rejected = m_supervisor.call<RejectOrder>({id, "No contract"}, Uuid::v7(), shown(id));
    ASSERT_EQ(rejected.status, 200) << rejected.body;
    EXPECT_EQ(rejected.value().approval.value().state, ApprovalState::Rejected);
    EXPECT_EQ(account(m_from).holds, euros(0));
    EXPECT_EQ(m_teller.call<GetApproval>({id}).value().steps.back().comment, "No contract");
    EXPECT_EQ(approve(id).code(), ErrorCode::NotWaiting);
}

TEST_F(Orders, anOrderThatWasSentBackIsChangedAndWaitsAnew)
{
    const ApprovalId id = letWait();
    const std::string before = shown(id);
    ASSERT_EQ(m_supervisor.call<SendBackOrder>({id, "Amount?"}, Uuid::v7(), before).status, 200);
    EXPECT_EQ(m_teller.call<CountWaitingOrders>({}).value().sentBack, 1);
    EXPECT_EQ(m_teller.call<CountWaitingOrders>({}).value().own, 0);
    EXPECT_EQ(account(m_from).holds, euros(0));
    const ApprovalChange change{id, {{m_from.iban, euros(-25'000'00)}, {m_to.iban, euros(25'000'00)}}, "Nájem 2"};
    const std::string etag = m_teller.call<GetApproval>({id}).etag();
    const auto changed = m_teller.call<ChangeOrder>(change, Uuid::v7(), etag);
    ASSERT_TRUE(changed.ok()) << changed.body;
    EXPECT_EQ(account(m_from).holds, euros(25'000'00));
    const Approval now = m_supervisor.call<GetApproval>({id}).value();
    EXPECT_EQ(now.version, 2);
    EXPECT_EQ(now.order.memo, "Nájem 2");
    EXPECT_EQ(m_supervisor.call<ApproveOrder>({id, m_bank.freshCode(m_checker.staff)}, Uuid::v7(), before).status, 412)
        << "the older version";
    ASSERT_EQ(approve(id).status, 200);
    EXPECT_EQ(account(m_to).summary.ledgerBalance, euros(25'000'00));
}

TEST_F(Orders, whatIsSentAgainIsAnsweredByItsKeyWhateverTheVersionIsByNow)
{
    const OpenedAccount rich = m_bank.openAccount(m_bank.mainBranch(), 900'000'000'00, "Rich");
    const TransferOrder large{rich.iban, m_to.iban, euros(5'000'000'00), {}};
    const ApprovalId id = m_teller.call<PostTransfer>(large, Uuid::v7()).value().approval.value().id;
    const std::string first = shown(id);
    const Uuid approvalKey = Uuid::v7();
    const ApprovalDecision decision{id, m_bank.freshCode(m_checker.staff)};
    const auto half = m_supervisor.call<ApproveOrder>(decision, approvalKey, first);
    ASSERT_EQ(half.status, 200) << half.body;
    EXPECT_FALSE(half.value().transfer);
    EXPECT_EQ(half.value().approval.value().state, ApprovalState::Waiting);

    const ApprovalChange change{id, {{rich.iban, euros(-4'000'000'00)}, {m_to.iban, euros(4'000'000'00)}}, {}};
    const Uuid changeKey = Uuid::v7();
    ASSERT_TRUE(m_teller.call<ChangeOrder>(change, changeKey, first).ok());
    for (int i = 0; i < 2; ++i) {
        const auto again = m_teller.call<ChangeOrder>(change, changeKey, first);
        EXPECT_TRUE(again.ok()) << again.body;
        const auto approvedAgain = m_supervisor.call<ApproveOrder>(decision, approvalKey, first);
        EXPECT_EQ(approvedAgain.status, 200) << approvedAgain.body;
        EXPECT_EQ(approvedAgain.headers.at("idempotency-replayed"), "true");
    }
    EXPECT_EQ(m_supervisor.call<GetApproval>({id}).value().order.approvals, 0) << "a new version has none";
}

TEST_F(Orders, itsMakerWithdrawsAnOrderAndNobodyElseDoes)
{
    const ApprovalId id = letWait();
    EXPECT_EQ(m_supervisor.call<WithdrawOrder>({id}, Uuid::v7()).status, 404);
    const auto withdrawn = m_teller.call<WithdrawOrder>({id}, Uuid::v7());
    ASSERT_EQ(withdrawn.status, 200) << withdrawn.body;
    EXPECT_EQ(withdrawn.value().approval.value().state, ApprovalState::Withdrawn);
    EXPECT_EQ(account(m_from).holds, euros(0));
}

TEST_F(Orders, anOrderThatNobodyDecidedExpires)
{
    const ApprovalId id = letWait();
    m_bank.query("UPDATE bank.approval_request SET expires_at = clock_timestamp() + interval '1 millisecond'"
                 " WHERE id = $1",
                 id.uuid().toString());
    const auto end = std::chrono::steady_clock::now() + 20s;
    while (account(m_from).holds != euros(0) && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(50ms);
    EXPECT_EQ(m_teller.call<GetApproval>({id}).value().order.state, ApprovalState::Expired);
    EXPECT_EQ(account(m_from).holds, euros(0));
}

TEST_F(Orders, aTransferIsReversedOnceAndLinkedBothWays)
{
    const TransferId booked = m_teller.call<PostTransfer>(order(50'00), Uuid::v7()).value().transfer.value().id;
    const ReversalOrder reversal{booked, ReversalReason::Duplicate, "Booked twice", {}};
    const auto waiting = m_teller.call<ReverseTransfer>(reversal, Uuid::v7());
    ASSERT_EQ(waiting.status, 202) << waiting.body;
    EXPECT_EQ(m_teller.call<ReverseTransfer>(reversal, Uuid::v7()).code(), ErrorCode::AlreadyReversed);
    const auto approved = approve(waiting.value().approval.value().id);
    ASSERT_EQ(approved.status, 200) << approved.body;
    const Transfer undone = approved.value().transfer.value();
    EXPECT_EQ(undone.kind, contract::TransferKind::Reversal);
    EXPECT_EQ(undone.reverses, booked);
    const Transfer original = m_teller.call<GetTransfer>({booked}).value();
    EXPECT_EQ(original.reversedBy, undone.id);
    EXPECT_EQ(original.reversalReason, ReversalReason::Duplicate);
    EXPECT_EQ(account(m_from).summary.ledgerBalance, euros(100'000'00));
    EXPECT_EQ(m_teller.call<ReverseTransfer>(reversal, Uuid::v7()).code(), ErrorCode::AlreadyReversed);
    EXPECT_EQ(m_teller.call<ReverseTransfer>({undone.id, ReversalReason::BankError, "Undo", {}}, Uuid::v7()).code(),
              ErrorCode::NotReversible);
}

TEST_F(Orders, aReversalThatWouldOverdrawNeedsASupervisorsReason)
{
    const TransferId booked = m_teller.call<PostTransfer>(order(50'00), Uuid::v7()).value().transfer.value().id;
    ASSERT_EQ(m_teller.call<PostTransfer>({m_to.iban, m_third.iban, euros(50'00), {}}, Uuid::v7()).status, 201);
    const ReversalOrder plain{booked, ReversalReason::Fraud, "Fraud", {}};
    EXPECT_EQ(m_teller.call<ReverseTransfer>(plain, Uuid::v7()).code(), ErrorCode::InsufficientFunds);
    ReversalOrder overriding = plain;
    overriding.overrideReason = "The customer is liable";
    EXPECT_EQ(m_teller.call<ReverseTransfer>(overriding, Uuid::v7()).status, 400);
    const auto waiting = m_supervisor.call<ReverseTransfer>(overriding, Uuid::v7());
    ASSERT_EQ(waiting.status, 202) << waiting.body;
    ApiClient other = m_bank.client();
    const auto second = m_bank.signIn(other, Role::Supervisor, m_bank.mainBranch());
    const ApprovalId id = waiting.value().approval.value().id;
    const auto approved = other.call<ApproveOrder>({id, m_bank.freshCode(second.staff)}, Uuid::v7(), shown(id));
    ASSERT_EQ(approved.status, 200) << approved.body;
    EXPECT_EQ(account(m_to).summary.ledgerBalance, euros(-50'00));
    m_bank.query("UPDATE bank.account SET overdraft_limit = 5000 WHERE id = $1", m_to.id.uuid().toString());
}

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

    const auto asked = m_supervisor.call<LiftBlock>({block.blockId, "The order was lifted"}, Uuid::v7());
    ASSERT_EQ(asked.status, 202) << asked.body;
    const ApprovalId id = asked.value().approval.value().id;
    EXPECT_EQ(approve(id).code(), ErrorCode::AnotherMustDecide);
    ApiClient other = m_bank.client();
    const auto second = m_bank.signIn(other, Role::Supervisor, m_bank.mainBranch());
    const auto lifted = other.call<ApproveOrder>({id, m_bank.freshCode(second.staff)}, Uuid::v7(), shown(id));
    ASSERT_EQ(lifted.status, 200) << lifted.body;
    const auto end = std::chrono::steady_clock::now() + 20s; // a colleague may be shown the cached account for a moment
    while (account(m_from).summary.blocked != BlockSide::None && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(10ms);
    EXPECT_EQ(account(m_from).summary.blocked, BlockSide::None);
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
    m_bank.query("UPDATE bank.account SET last_recorded_at = now() - interval '25 months' WHERE id = $1",
                 m_from.id.uuid().toString());
    db::Watchdog watchdog;
    db::Pool(m_bank.writingPool(), watchdog).transaction(bank::markDormantAccounts);
    EXPECT_EQ(m_teller.call<PostTransfer>(order(1), Uuid::v7()).code(), ErrorCode::AccountDormant);
    ASSERT_EQ(m_supervisor.call<ReactivateAccount>({m_from.id, "The owner came"}).status, 200);
    EXPECT_EQ(m_teller.call<PostTransfer>(order(1), Uuid::v7()).status, 201);
}

TEST_F(Orders, aLimitIsChangedByTwoAdministrators)
{
    ApiClient first = m_bank.client();
    ApiClient second = m_bank.client();
    m_bank.signIn(first, Role::Administrator, m_bank.mainBranch());
    const auto checker = m_bank.signIn(second, Role::Administrator, m_bank.otherBranch());
    const LimitOrder change{LimitSubject::Role,        "teller",  euros(1).currency(),
                            LimitMeasure::PerTransfer, 40'000'00, "Review"};
    const auto asked = first.call<ChangeLimit>(change, Uuid::v7());
    ASSERT_EQ(asked.status, 202) << asked.body;
    const ApprovalId id = asked.value().approval.value().id;
    EXPECT_EQ(m_teller.call<PostTransfer>(order(30'000'00), Uuid::v7()).status, 202) << "not yet";
    const auto seen = second.call<GetApproval>({id});
    ASSERT_TRUE(seen.ok()) << seen.body;
    EXPECT_EQ(seen.value().changes.at(1).before, "20000.00 EUR");
    EXPECT_EQ(seen.value().changes.at(1).after, "40000.00 EUR");
    EXPECT_EQ(seen.value().changes.at(0).after, "teller, perTransfer");
    const LimitOrder own{
        LimitSubject::Account, m_from.id.toString(), euros(1).currency(), LimitMeasure::PerDay, 40'000'00, "Review"};
    const auto askedOfAccount = first.call<ChangeLimit>(own, Uuid::v7());
    ASSERT_EQ(askedOfAccount.status, 202) << askedOfAccount.body;
    EXPECT_EQ(second.call<GetApproval>({askedOfAccount.value().approval.value().id}).value().changes.at(0).after,
              m_from.iban.electronic() + ", perDay")
        << "a name is read, not an id";
    const auto approved = second.call<ApproveOrder>({id, m_bank.freshCode(checker.staff)}, Uuid::v7(), seen.etag());
    ASSERT_EQ(approved.status, 200) << approved.body;
    EXPECT_EQ(m_teller.call<PostTransfer>(order(30'000'00), Uuid::v7()).status, 201);
    const auto limits = second.call<ListLimits>({LimitSubject::Role, "teller", {}, {}}).value().items;
    EXPECT_TRUE(std::any_of(limits.begin(), limits.end(), [](const Limit& limit) { return limit.most == 40'000'00; }));
    EXPECT_EQ(
        first
            .call<ChangeLimit>({LimitSubject::Role, "nobody", euros(1).currency(), LimitMeasure::PerDay, 1, "Review"},
                               Uuid::v7())
            .status,
        400);
}

TEST_F(Orders, aPreviewSaysWhatWouldHappenAndDoesNothing)
{
    m_teller.call<PostTransfer>(order(10'00), Uuid::v7());
    const auto preview = m_teller.call<PreviewTransfer>(order(10'00));
    ASSERT_TRUE(preview.ok()) << preview.body;
    EXPECT_EQ(preview.value().refusal, std::nullopt);
    EXPECT_TRUE(preview.value().approvalReasons.empty());
    EXPECT_EQ(preview.value().debtorBalanceAfter, euros(99'980'00));
    ASSERT_EQ(preview.value().duplicates.size(), 1u);
    EXPECT_EQ(preview.value().duplicates[0].madeBy, m_maker.displayName);
    const auto& limits = preview.value().limits;
    const auto day = std::find_if(limits.begin(), limits.end(),
                                  [](const LimitLeft& limit) { return limit.measure == LimitMeasure::PerDay; });
    ASSERT_NE(day, limits.end());
    EXPECT_EQ(day->left->minorUnits(), day->most->minorUnits() - 10'00);
    EXPECT_EQ(m_teller.call<PreviewTransfer>(order(30'000'00)).value().approvalReasons,
              (std::vector{ApprovalReason::AboveTransferLimit}));
    EXPECT_EQ(m_teller.call<PreviewTransfer>(order(1'000'000'00)).value().refusal, ErrorCode::InsufficientFunds);
    const auto away = m_bank.openAccount(m_bank.otherBranch(), 5'00);
    const auto out = m_teller.call<PreviewTransfer>({away.iban, m_to.iban, euros(1), {}});
    EXPECT_EQ(out.value().refusal, ErrorCode::UnknownIban);
    EXPECT_TRUE(out.value().limits.empty());
    EXPECT_EQ(account(m_from).summary.ledgerBalance, euros(99'990'00));
}

} // namespace
} // namespace cf::test
