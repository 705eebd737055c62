// Whatever orders leaves the event that its operation declares, with who ordered it and the trace of the call.
#include "tests/bank/served/ExpectedEvents.h"
#include "tests/bank/served/OrdersFixture.h"

namespace cf::test {
namespace {

using namespace contract;

class OrdersOnRecord : public Orders
{
protected:
    OrdersOnRecord() { m_admin = m_bank.signIn(m_administrator, Role::Administrator, m_bank.mainBranch()); }

    //! Gives the order; expects its event.
    template <class Operation>
    OrderOutcome give(ApiClient& client, const bank::Caller& by, const typename Operation::Request& request,
                      const std::string& match = {})
    {
        const auto reply = client.call<Operation>(request, Uuid::v7(), match);
        EXPECT_TRUE(reply.ok()) << Operation::kInfo.name << ": " << reply.body;
        m_given.insert(Operation::kInfo.name);
        m_expected.add(reply, by.staff, Operation::kInfo.recorded.action);
        if constexpr (std::is_same_v<typename Operation::Response, OrderOutcome>)
            return reply.value();
        return {};
    }
    template <class Operation>
    OrderOutcome byTeller(const typename Operation::Request& request, const std::string& match = {})
    {
        return give<Operation>(m_teller, m_maker, request, match);
    }
    template <class Operation>
    OrderOutcome bySupervisor(const typename Operation::Request& request, const std::string& match = {})
    {
        return give<Operation>(m_supervisor, m_checker, request, match);
    }

    ApiClient m_administrator = m_bank.client();
    bank::Caller m_admin;
    ExpectedEvents m_expected;
    std::set<std::string_view> m_given;
};

TEST_F(OrdersOnRecord, everyOrderLeavesTheEventThatItDeclares)
{
    const TransferId booked = byTeller<PostTransfer>(order(50'00)).transfer.value().id;
    byTeller<PostPosting>({{{m_from.iban, euros(-1'00)}, {m_to.iban, euros(1'00)}}, {}});
    byTeller<ReverseTransfer>({booked, ReversalReason::Duplicate, "Booked twice", {}});
    const Uuid key = Uuid::v7();
    EXPECT_TRUE(m_teller.call<PostTransfer>(order(1), key).ok());
    byTeller<ResolveTransferKey>({key, {}});

    const HoldOrder deposit{m_from.id, euros(1'00), "Deposit", {}};
    byTeller<ReleaseHold>({byTeller<PlaceHold>(deposit).hold.value()});
    byTeller<CaptureHold>({byTeller<PlaceHold>(deposit).hold.value(), euros(1'00), m_to.iban, {}, true});

    byTeller<WithdrawOrder>({letWait()});
    const ApprovalId rejected = letWait();
    bySupervisor<GetApproval>({rejected});
    bySupervisor<RejectOrder>({rejected, "No contract"}, shown(rejected));
    const ApprovalId questioned = letWait();
    bySupervisor<SendBackOrder>({questioned, "Amount?"}, shown(questioned));
    byTeller<ChangeOrder>({questioned, {{m_from.iban, euros(-25'000'00)}, {m_to.iban, euros(25'000'00)}}, {}},
                          shown(questioned));
    m_expected.add(approve(questioned), m_checker.staff, PostTransfer::kInfo.recorded.action); // the last one books
    const OpenedAccount rich = m_bank.openAccount(m_bank.mainBranch(), 900'000'000'00, "Rich");
    const TransferOrder large{rich.iban, m_to.iban, euros(5'000'000'00), {}};
    const ApprovalId forTwo = m_teller.call<PostTransfer>(large, Uuid::v7()).value().approval.value().id;
    bySupervisor<ApproveOrder>({forTwo, m_bank.freshCode(m_checker.staff)}, shown(forTwo));

    const BlockOrder block{m_third.id, BlockId::make(), BlockSide::Debits, "Court order", {}};
    bySupervisor<BlockAccount>(block);
    bySupervisor<LiftBlock>({block.blockId, "It was lifted"});
    m_bank.query("UPDATE bank.account SET status = 'dormant' WHERE id = $1", m_third.id.uuid().toString());
    bySupervisor<ReactivateAccount>({m_third.id, "The owner came"});
    bySupervisor<CloseAccount>({m_third.id, "Owner"});
    give<ChangeLimit>(m_administrator, m_admin,
                      {LimitSubject::Role, "teller", euros(1).currency(), LimitMeasure::PerDay, 1'000'00, "Review"});

    EXPECT_EQ(m_expected.missing(m_bank), std::set<std::string>());
    std::set<std::string_view> orders;
    forEachOperation([&]<class Operation>(Operation) {
        if constexpr (kOrders<Operation> && !Operation::kInfo.streamed) // an order of a batch: BatchDeskTest
            orders.insert(Operation::kInfo.name);
    });
    EXPECT_EQ(m_given, orders);
}

} // namespace
} // namespace cf::test
