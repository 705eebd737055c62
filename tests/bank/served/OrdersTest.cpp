// The ledger's orders as clients see them, over TLS: postings, holds, reversals, and what a preview says beforehand.
#include "tests/bank/served/OrdersFixture.h"

namespace cf::test {
namespace {

using namespace contract;

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
    ASSERT_TRUE(eventually([&] { return !m_bank.recorded("transfer.viewed").empty(); }));
    EXPECT_EQ(m_bank.recorded("transfer.viewed")[0].related,
              (std::vector{m_from.id.toString(), m_to.id.toString(), m_third.id.toString()}));
    EXPECT_EQ(account(m_third).summary.ledgerBalance, euros(1'00));
    TransfersQuery ofThird;
    ofThird.account = m_third.iban;
    const auto listed = m_teller.call<ListTransfers>(ofThird).value().items;
    ASSERT_EQ(listed.size(), 1u) << "not only by the first account of each side";
    EXPECT_EQ(listed[0].id, transfer.id);
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
