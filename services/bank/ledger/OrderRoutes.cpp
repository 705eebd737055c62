#include "services/bank/ledger/OrderRoutes.h"

#include "services/bank/api/Paging.h"
#include "services/bank/api/ShortTexts.h"
#include "services/bank/ledger/LedgerOrder.h"
#include "services/bank/ledger/OrderChecks.h"

namespace cf::bank {
namespace {

using namespace contract;

using OrderReply = OrderDesk::Reply;
using SharedCall = std::shared_ptr<Call>;

//! An empty memo is none. A mistake is answered.
bool acceptMemo(std::optional<std::string>& memo, const OrderReply& reply)
{
    if (memo && memo->empty())
        memo.reset();
    const std::string mistake = memoMistake(memo.value_or(""));
    if (!mistake.empty())
        reply(parameterProblem("/memo", mistake.c_str()));
    return mistake.empty();
}

bool acceptReason(const std::string& reason, const char* pointer, const OrderReply& reply)
{
    const std::string mistake = reasonMistake(reason);
    if (!mistake.empty())
        reply(parameterProblem(pointer, mistake.c_str()));
    return mistake.empty();
}

void post(const OrderDesk& desk, const SharedCall& call, TransferOrder order, const OrderReply& reply)
{
    if (acceptMemo(order.memo, reply))
        desk.take(call, bookingOf(order), reply);
}

void postLegs(const OrderDesk& desk, const SharedCall& call, PostingOrder order, const OrderReply& reply)
{
    if (auto problem = mistakesOf(order.legs, order.memo))
        return reply(std::move(*problem));
    desk.take(call, BookingOrder{contract::TransferKind::Posting, std::move(order.legs), std::move(order.memo)}, reply);
}

//! Whose hold it is and how much; empty: no such hold, or out of reach.
struct HeldOn
{
    Iban account;
    Currency currency;
    BranchId branch;
};

std::optional<HeldOn> findHold(db::Transaction& transaction, HoldId id)
{
    const auto rows = transaction.query("SELECT a.iban, a.currency, a.branch_id FROM bank.hold h"
                                        " JOIN bank.account a ON a.id = h.account_id WHERE h.id = $1::uuid",
                                        id.uuid().toString());
    if (rows.empty())
        return std::nullopt;
    const db::Row row = rows.front();
    return HeldOn{row.get<Iban>("iban"), row.get<Currency>("currency"), row.get<BranchId>("branch_id")};
}

class Holding
{
public:
    Holding(const OrderDesk& desk, ReadRouter& reads)
        : m_desk(desk)
        , m_reads(reads)
    {
    }

    void place(const SharedCall& call, HoldOrder order, const OrderReply& reply) const
    {
        if (!acceptReason(order.reason, "/reason", reply))
            return;
        if (order.expiresAt && *order.expiresAt <= m_desk.environment().now())
            return reply(parameterProblem("/expiresAt", "must lie in the future"));
        const auto account = m_reads.onPrimary(call->caller->staff, [&](db::Transaction& transaction) {
            return transaction.query("SELECT iban, branch_id FROM bank.account WHERE id = $1::uuid"
                                     " AND kind = 'customer'",
                                     order.accountId.uuid().toString());
        });
        if (account.empty() ||
            !reaches(*call, PlaceHold::kInfo.scope, order.accountId, account.front().get<BranchId>("branch_id")))
            return reply(Problem::of(ErrorCode::NotFound));
        m_desk.take(
            call,
            HoldPlacement{account.front().get<Iban>("iban"), order.amount, std::move(order.reason), order.expiresAt},
            reply);
    }

    void release(const SharedCall& call, const HoldRef& ref, const OrderReply& reply) const
    {
        if (const auto held = reachable(call, ref.holdId, reply))
            m_desk.take(call, HoldRelease{ref.holdId, held->account}, reply);
    }

    void capture(const SharedCall& call, CaptureOrder order, const OrderReply& reply) const
    {
        if (!acceptMemo(order.memo, reply))
            return;
        if (const auto held = reachable(call, order.holdId, reply))
            m_desk.take(call,
                        HoldCapture{order.holdId, held->account, order.creditorIban, order.amount, order.releaseRest,
                                    std::move(order.memo)},
                        reply);
    }

private:
    std::optional<HeldOn> reachable(const SharedCall& call, HoldId id, const OrderReply& reply) const
    {
        auto held = m_reads.onPrimary(call->caller->staff,
                                      [&](db::Transaction& transaction) { return findHold(transaction, id); });
        if (held && !reaches(*call, PlaceHold::kInfo.scope, id, held->branch))
            held.reset();
        if (!held)
            reply(Problem::of(ErrorCode::NotFound));
        return held;
    }

    const OrderDesk& m_desk;
    ReadRouter& m_reads;
};

void reverse(const OrderDesk& desk, ReadRouter& reads, const CustomerKeys& keys, const SharedCall& call,
             ReversalOrder order, const OrderReply& reply)
{
    if (!acceptReason(order.comment, "/comment", reply))
        return;
    if (order.overrideReason && !acceptReason(*order.overrideReason, "/overrideReason", reply))
        return;
    if (order.overrideReason && call->caller->role != Role::Supervisor)
        return reply(parameterProblem("/overrideReason", "is a supervisor's to give"));
    const auto record = reads.onPrimary(call->caller->staff, [&](db::Transaction& transaction) {
        return findTransfer(transaction, keys, order.transferId);
    });
    if (record && !record->visibleTo(*call->caller))
        call->outOfReach = order.transferId.toString();
    if (!record || !call->outOfReach.empty())
        return reply(Problem::of(ErrorCode::NotFound));
    Reversal reversal;
    reversal.of = order.transferId;
    reversal.kind = record->transfer.kind;
    for (const TransferLeg& leg : record->transfer.legs)
        reversal.legs.push_back({leg.iban, Money(-leg.amount.minorUnits(), leg.amount.currency())});
    reversal.reason = order.reason;
    reversal.comment = std::move(order.comment);
    reversal.overrideReason = std::move(order.overrideReason);
    desk.take(call, std::move(reversal), reply);
}

} // namespace

void addOrderRoutes(Router& router, const OrderDesk& desk, ReadRouter& reads, const CustomerKeys& keys)
{
    const Holding holding(desk, reads);
    router.handleLater<PostTransfer>([&desk](const SharedCall& call, TransferOrder order, const OrderReply& reply) {
        post(desk, call, std::move(order), reply);
    });
    router.needsNoWorker<PostTransfer>();
    router.handleLater<PostPosting>([&desk](const SharedCall& call, PostingOrder order, const OrderReply& reply) {
        postLegs(desk, call, std::move(order), reply);
    });
    router.handleLater<ReverseTransfer>(
        [&desk, &reads, &keys](const SharedCall& call, ReversalOrder order, const OrderReply& reply) {
            reverse(desk, reads, keys, call, std::move(order), reply);
        });
    router.handleLater<PlaceHold>([holding](const SharedCall& call, HoldOrder order, const OrderReply& reply) {
        holding.place(call, std::move(order), reply);
    });
    router.handleLater<ReleaseHold>([holding](const SharedCall& call, const HoldRef& ref, const OrderReply& reply) {
        holding.release(call, ref, reply);
    });
    router.handleLater<CaptureHold>([holding](const SharedCall& call, CaptureOrder order, const OrderReply& reply) {
        holding.capture(call, std::move(order), reply);
    });
}

void addBatchRoute(Router& router, BatchDesk& desk)
{
    router.handleStreamed<PostTransferBatch>(
        [&desk](const SharedCall& call, OrderBatch batch) { return desk.take(call, std::move(batch)); });
}

} // namespace cf::bank
