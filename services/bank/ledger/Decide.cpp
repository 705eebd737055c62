#include "services/bank/ledger/Decide.h"

#include "services/bank/ledger/OrderAttempt.h"

namespace cf::bank {
namespace {

using contract::ApprovalAction;
using contract::ApprovalReason;
using contract::ApprovalState;
using contract::ErrorCode;

using Refusal = std::optional<ErrorCode>;

//! Decides one order. Each function returns the reason why not, and leaves the rest to the attempt.
class OneOrder
{
public:
    OneOrder(OrderAttempt& attempt, const Order& order)
        : m_attempt(attempt)
        , m_by(order.by)
        , m_day(order.day)
    {
    }

    Refusal take(const BookingOrder& order)
    {
        if (order.kind == contract::TransferKind::Transfer && !order.legs.at(1).amount.isPositive())
            return ErrorCode::AmountNotPositive;
        std::vector<ApprovalReason> reasons;
        if (const auto refusal = consider(order, reasons))
            return refusal;
        if (!reasons.empty())
            return m_attempt.wait(m_by.branch, std::move(reasons));
        m_attempt.countMaker(m_by, m_day);
        return m_attempt.book(m_day, Overdraw::Refused);
    }

    Refusal take(const Reversal& order)
    {
        if (order.kind == contract::TransferKind::Import || order.kind == contract::TransferKind::Reversal)
            return ErrorCode::NotReversible;
        if (m_attempt.isReversed(order.of))
            return ErrorCode::AlreadyReversed;
        if (const auto refusal = m_attempt.place(order.legs, Reach::Bank, m_by))
            return refusal;
        if (const auto refusal = m_attempt.admit(Openness::Open))
            return refusal;
        m_attempt.reverse(order.of);
        return m_attempt.wait(m_by.branch, {ApprovalReason::Reversal}, overdrawOf(order));
    }

    Refusal take(const HoldPlacement& order)
    {
        if (!order.amount.isPositive())
            return ErrorCode::AmountNotPositive;
        const std::vector<contract::OrderLeg> legs{
            {order.account, Money(-order.amount.minorUnits(), order.amount.currency())}};
        if (const auto refusal = m_attempt.place(legs, Reach::Orderer, m_by))
            return refusal;
        if (const auto refusal = m_attempt.admit(Openness::NotClosed))
            return refusal;
        std::vector<ApprovalReason> reasons;
        if (const auto refusal = m_attempt.checkMaker(m_by, m_day, reasons))
            return refusal;
        if (!reasons.empty())
            return ErrorCode::AboveLimit;
        return m_attempt.hold(Overdraw::Refused);
    }

    Refusal take(const HoldRelease& order)
    {
        const auto hold = m_attempt.activeHold(order.hold, order.account);
        if (!hold)
            return ErrorCode::HoldEnded;
        if (!m_attempt.reaches(m_by, order.account))
            return ErrorCode::UnknownIban;
        m_attempt.end(*hold, HoldEnd::Released);
        return std::nullopt;
    }

    Refusal take(const HoldCapture& order)
    {
        if (!order.amount.isPositive())
            return ErrorCode::AmountNotPositive;
        const auto hold = m_attempt.activeHold(order.hold, order.debtor);
        if (!hold)
            return ErrorCode::HoldEnded;
        const BookingOrder booking = bookingOf({order.debtor, order.creditor, order.amount, {}});
        if (const auto refusal = m_attempt.place(booking.legs, Reach::Orderer, m_by))
            return refusal;
        if (const auto refusal = m_attempt.admit(Openness::Open))
            return refusal;
        std::vector<ApprovalReason> reasons;
        if (const auto refusal = m_attempt.checkMaker(m_by, m_day, reasons))
            return refusal;
        if (!reasons.empty())
            return ErrorCode::AboveLimit;
        if (const auto refusal = m_attempt.checkAccountLimits(m_day))
            return refusal;
        if (!m_attempt.pay(*hold, order.amount.minorUnits(), order.releaseRest))
            return ErrorCode::AboveHold;
        m_attempt.countMaker(m_by, m_day);
        return m_attempt.book(m_day, Overdraw::Refused);
    }

    Refusal take(const ApprovalOrder& order)
    {
        const bool withdraws = order.action == ApprovalAction::Withdrawn;
        const auto place = m_attempt.approval(order.approval);
        if (!place)
            return ErrorCode::NotWaiting;
        const LedgerApproval& waiting = m_attempt.approvalAt(*place);
        const bool open =
            waiting.state == ApprovalState::Waiting || (withdraws && waiting.state == ApprovalState::SentBack);
        if (!open || waiting.expiresAt <= m_attempt.now())
            return ErrorCode::NotWaiting;
        if (const auto refusal = withdraws ? mayWithdraw(waiting, order) : mayDecide(waiting, order))
            return refusal;
        const bool last = std::ssize(waiting.approvedBy) + 1 >= waiting.needed;
        if (order.action == ApprovalAction::Approved && !last)
            return m_attempt.approveInPart(*place, m_by.staff), std::nullopt;
        m_attempt.conclude(*place, order.action, stateAfter(order.action));
        if (order.action == ApprovalAction::Approved)
            return bookApproved(order.waiting);
        if (const auto* reversal = std::get_if<Reversal>(&order.waiting))
            if (order.action != ApprovalAction::SentBack)
                m_attempt.unreverse(reversal->of);
        return std::nullopt;
    }

    Refusal take(const ApprovalChangeOrder& order)
    {
        const auto place = m_attempt.approval(order.approval);
        if (!place)
            return ErrorCode::NotWaiting;
        const LedgerApproval& waiting = m_attempt.approvalAt(*place);
        const bool open = waiting.state == ApprovalState::Waiting || waiting.state == ApprovalState::SentBack;
        if (!open || waiting.expiresAt <= m_attempt.now() || waiting.maker != m_by.staff)
            return ErrorCode::NotWaiting;
        if (waiting.version != order.version)
            return ErrorCode::ChangedSince;
        m_attempt.conclude(*place, ApprovalAction::Changed, ApprovalState::Waiting);
        std::vector<ApprovalReason> reasons;
        if (const auto refusal = consider(order.now, reasons))
            return refusal;
        if (reasons.empty()) // it was questioned once, and waits although it need not
            reasons.push_back(ApprovalReason::AboveTransferLimit);
        return m_attempt.wait(waiting.branch, std::move(reasons));
    }

private:
    //! Whether the maker may order it; `reasons` gets why a second person must approve it.
    Refusal consider(const BookingOrder& order, std::vector<ApprovalReason>& reasons)
    {
        if (const auto refusal = m_attempt.place(order.legs, Reach::Orderer, m_by))
            return refusal;
        if (const auto refusal = m_attempt.admit(Openness::Open))
            return refusal;
        if (const auto refusal = m_attempt.checkMaker(m_by, m_day, reasons))
            return refusal;
        return m_attempt.checkAccountLimits(m_day);
    }

    static Overdraw overdrawOf(const WaitingMoney& waiting)
    {
        const auto* reversal = std::get_if<Reversal>(&waiting);
        return reversal && reversal->overrideReason ? Overdraw::Allowed : Overdraw::Refused;
    }

    Refusal mayWithdraw(const LedgerApproval& waiting, const ApprovalOrder& order) const
    {
        if (waiting.maker != m_by.staff)
            return ErrorCode::NotWaiting;
        return waiting.version == order.version ? Refusal() : ErrorCode::ChangedSince;
    }

    Refusal mayDecide(const LedgerApproval& waiting, const ApprovalOrder& order) const
    {
        if (!inReach(m_by, contract::ApproveOrder::kInfo.scope, waiting.branch))
            return ErrorCode::NotWaiting;
        if (waiting.version != order.version)
            return ErrorCode::ChangedSince;
        if (waiting.maker == m_by.staff || waiting.approvedBy.contains(m_by.staff))
            return ErrorCode::AnotherMustDecide;
        if (order.action == ApprovalAction::Approved && waiting.approver != m_by.role)
            return ErrorCode::ApproverTooLow;
        return std::nullopt;
    }

    Refusal bookApproved(const WaitingMoney& waiting)
    {
        if (const auto refusal = m_attempt.place(legsOf(waiting), Reach::Bank, m_by))
            return refusal;
        if (const auto refusal = m_attempt.admit(Openness::Open))
            return refusal;
        if (std::holds_alternative<BookingOrder>(waiting))
            if (const auto refusal = m_attempt.checkAccountLimits(m_day))
                return refusal;
        return m_attempt.book(m_day, overdrawOf(waiting));
    }

    OrderAttempt& m_attempt;
    const Caller& m_by;
    Date m_day;
};

} // namespace

ApprovalState stateAfter(ApprovalAction action)
{
    switch (action) {
    case ApprovalAction::Rejected:
        return ApprovalState::Rejected;
    case ApprovalAction::SentBack:
        return ApprovalState::SentBack;
    case ApprovalAction::Withdrawn:
        return ApprovalState::Withdrawn;
    case ApprovalAction::Expired:
        return ApprovalState::Expired;
    case ApprovalAction::Approved:
        return ApprovalState::Approved;
    case ApprovalAction::Requested:
    case ApprovalAction::Changed:
    case ApprovalAction::Unknown:
        break;
    }
    return ApprovalState::Waiting;
}

std::int64_t availableOn(const LedgerAccount& account)
{
    return saturatingSum({account.balance, -account.holds, account.overdraftLimit, -account.minimumBalance});
}

Decided decide(LedgerSnapshot snapshot, const std::vector<Order>& orders)
{
    Decided decided;
    decided.after = std::move(snapshot);
    decided.decisions.reserve(orders.size());
    Places places(decided.after);
    for (const Order& order : orders) {
        OrderAttempt attempt(decided.after, places);
        OneOrder one(attempt, order);
        if (const Refusal code = std::visit([&](const auto& content) { return one.take(content); }, order.content))
            decided.decisions.push_back(Decision::refused(*code));
        else
            decided.decisions.push_back(std::move(attempt).keep());
    }
    return decided;
}

} // namespace cf::bank
