// Orders and changes that wait for a second person, over TLS, with a real second factor.
#include "tests/bank/served/OrdersFixture.h"

#include <thread>

namespace cf::test {
namespace {

using namespace contract;

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

TEST_F(Orders, aDecisionIsAnsweredTheSameWhenItIsSentAgain)
{
    const ApprovalId id = letWait();
    const Uuid key = Uuid::v7();
    const std::string version = shown(id);
    const auto rejected = m_supervisor.call<RejectOrder>({id, "Not today"}, key, version);
    ASSERT_EQ(rejected.status, 200) << rejected.body;
    EXPECT_EQ(rejected.value().approval.value().reasons, (std::vector{ApprovalReason::AboveTransferLimit}));
    EXPECT_EQ(m_supervisor.call<RejectOrder>({id, "Not today"}, key, version).body, rejected.body);
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

TEST_F(Orders, aRoleCannotLoseItsLimitPerTransfer)
{
    ApiClient administrator = m_bank.client();
    m_bank.signIn(administrator, Role::Administrator, m_bank.mainBranch());
    const auto end = [&](LimitSubject subject, const std::string& of, LimitMeasure measure) {
        return administrator.call<ChangeLimit>({subject, of, euros(1).currency(), measure, {}, "Review"}, Uuid::v7());
    };
    const auto refused = end(LimitSubject::Role, "teller", LimitMeasure::PerTransfer);
    EXPECT_EQ(refused.status, 400);
    const auto* problem = std::get_if<Problem>(&refused.content);
    ASSERT_NE(problem, nullptr) << refused.body;
    ASSERT_EQ(problem->errors.size(), 1U);
    EXPECT_EQ(problem->errors[0].pointer, "/most");
    EXPECT_EQ(end(LimitSubject::Role, "teller", LimitMeasure::PerDay).status, 202);
    EXPECT_EQ(end(LimitSubject::Staff, m_maker.staff.toString(), LimitMeasure::PerTransfer).status, 202)
        << "that of the role holds";
    EXPECT_EQ(end(LimitSubject::Account, m_from.id.toString(), LimitMeasure::PerTransfer).status, 202);
}

TEST_F(Orders, aLimitThatChangedMeanwhileIsNotOverwritten)
{
    ApiClient maker = m_bank.client();
    ApiClient checker = m_bank.client();
    m_bank.signIn(maker, Role::Administrator, m_bank.mainBranch());
    const auto person = m_bank.signIn(checker, Role::Administrator, m_bank.mainBranch());
    const auto ask = [&](LimitSubject subject, const std::string& of, std::int64_t most) {
        const LimitOrder change{subject, of, euros(1).currency(), LimitMeasure::PerDay, most, "Review"};
        return maker.call<ChangeLimit>(change, Uuid::v7()).value().approval.value().id;
    };
    const auto allow = [&](ApprovalId id) {
        const std::string etag = checker.call<GetApproval>({id}).etag();
        return checker.call<ApproveOrder>({id, m_bank.freshCode(person.staff)}, Uuid::v7(), etag);
    };
    const auto standing = [&](LimitSubject subject, const std::string& of) {
        return checker.call<ListLimits>({subject, of, {}, {}}).value().items.at(0).most;
    };
    for (const auto& [subject, of] : {std::pair(LimitSubject::Account, m_from.id.toString()),
                                      std::pair(LimitSubject::Staff, m_maker.staff.toString())}) {
        const ApprovalId first = ask(subject, of, 40'000'00);
        const ApprovalId second = ask(subject, of, 50'000'00);
        EXPECT_EQ(allow(second).status, 200);
        EXPECT_EQ(allow(first).code(), ErrorCode::ChangedSince);
        EXPECT_EQ(standing(subject, of), 50'000'00);
        EXPECT_EQ(allow(ask(subject, of, 60'000'00)).status, 200);
        EXPECT_EQ(standing(subject, of), 60'000'00);
    }
}

} // namespace
} // namespace cf::test
