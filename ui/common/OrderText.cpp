#include "ui/common/OrderText.h"

#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"
#include "models/tables/LedgerText.h"

#include <QLocale>

namespace cf::ui {

using client::OrderKind;
using client::OrderProgress;
using client::OrderStage;
using contract::ApprovalState;

QString OrderText::kind(OrderKind kind)
{
    switch (kind) {
    case OrderKind::Transfer:
        return tr("Transfer", "what was ordered");
    case OrderKind::Posting:
        return tr("Posting", "what was ordered: a transfer between several accounts");
    case OrderKind::Hold:
        return tr("Hold", "what was ordered");
    case OrderKind::HoldRelease:
        return tr("Release of a hold", "what was ordered");
    case OrderKind::HoldCapture:
        return tr("Payment from a hold", "what was ordered");
    case OrderKind::Reversal:
        return tr("Reversal", "what was ordered");
    case OrderKind::Approval:
        return tr("Approval of an order", "what was ordered");
    case OrderKind::Rejection:
        return tr("Rejection of an order", "what was ordered");
    case OrderKind::SendingBack:
        return tr("Sending back of an order", "what was ordered");
    case OrderKind::Withdrawal:
        return tr("Withdrawal of an order", "what was ordered");
    case OrderKind::Change:
        return tr("Change of an order", "what was ordered");
    case OrderKind::Unblocking:
        return tr("Lifting of a block", "what was ordered");
    case OrderKind::LimitChange:
        return tr("Change of a limit", "what was ordered");
    }
    return {};
}

QString OrderText::title(const client::OrderFacts& facts)
{
    if (!facts.amount)
        return kind(facts.kind);
    //: %1: what was ordered, %2: an amount
    return tr("%1: %2").arg(kind(facts.kind), tables::formatMoney(*facts.amount, QLocale()));
}

bool OrderText::isBooking(OrderKind kind)
{
    return kind == OrderKind::Transfer || kind == OrderKind::Posting || kind == OrderKind::HoldCapture ||
           kind == OrderKind::Reversal;
}

QString OrderText::state(const OrderProgress& progress)
{
    const bool isBooking = OrderText::isBooking(progress.order.facts.kind);
    switch (progress.stage) {
    case OrderStage::Sending:
    case OrderStage::Checking:
        return tr("Unknown — checking", "state of an order");
    case OrderStage::Booked:
        return isBooking || progress.transfer() ? tr("Booked", "state of an order") : tr("Done", "state of an order");
    case OrderStage::Waiting:
        return tables::approvalStateText(progress.outcome && progress.outcome->approval
                                             ? progress.outcome->approval->state
                                             : ApprovalState::Waiting);
    case OrderStage::Refused:
        return tr("Refused", "state of an order");
    case OrderStage::NotSent:
    case OrderStage::Abandoned:
        return isBooking ? tr("Not booked", "state of an order") : tr("Not done", "state of an order");
    }
    return {};
}

Tone OrderText::tone(const OrderProgress& progress)
{
    switch (progress.stage) {
    case OrderStage::Booked:
        return Tone::Success;
    case OrderStage::Waiting:
        return progress.transfer() ? Tone::Success : Tone::Warning;
    case OrderStage::Refused:
        return Tone::Danger;
    case OrderStage::NotSent:
    case OrderStage::Abandoned:
        return Tone::Neutral;
    case OrderStage::Sending:
    case OrderStage::Checking:
        break;
    }
    return Tone::Warning;
}

QString OrderText::outcome(const OrderProgress& progress)
{
    const bool isBooking = OrderText::isBooking(progress.order.facts.kind);
    switch (progress.stage) {
    case OrderStage::Sending:
    case OrderStage::Checking:
        return isBooking || progress.order.facts.kind == OrderKind::Approval
                   ? tr("The money may or may not have moved; nothing is sent twice. Do not order it again.")
                   : tr("It may or may not have taken effect; nothing is sent twice. Do not order it again.");
    case OrderStage::Booked:
        return effect(progress);
    case OrderStage::Waiting:
        return approval(*progress.outcome, progress.order.facts.kind);
    case OrderStage::Refused:
        return reason(progress);
    case OrderStage::NotSent:
        return isBooking ? tr("Not booked, because it did not leave this machine.")
                         : tr("It had no effect, because it did not leave this machine.");
    case OrderStage::Abandoned:
        return isBooking ? tr("Not booked, and it never will be. Enter it again if it is still wanted.")
                         : tr("It had no effect, and it never will have. Order it again if it is still wanted.");
    }
    return {};
}

QString OrderText::effect(const OrderProgress& progress)
{
    const auto& approval = progress.outcome->approval;
    switch (progress.order.facts.kind) {
    case OrderKind::Transfer:
    case OrderKind::Posting:
        return tr("Booked, once.");
    case OrderKind::HoldCapture:
        return tr("Paid from the hold, once.");
    case OrderKind::Reversal:
        return tr("Reversed, once.");
    case OrderKind::Hold:
        return tr("The money is held.");
    case OrderKind::HoldRelease:
        return tr("The hold is released: what was left of it is available again.");
    case OrderKind::Approval:
        if (progress.transfer())
            return tr("Approved and booked, once.");
        return approval && approval->state == ApprovalState::Waiting
                   ? tr("Approved. Nothing is booked yet: another person must approve it, too.")
                   : tr("Approved, and in effect.");
    case OrderKind::Rejection:
        return tr("The order is rejected. It was not booked, and nothing is held for it any more.");
    case OrderKind::SendingBack:
        return tr("The order was sent back to whoever gave it. Nothing is held for it meanwhile.");
    case OrderKind::Withdrawal:
        return tr("The order is withdrawn. It was not booked, and nothing is held for it any more.");
    case OrderKind::Change:
        return tr("The order is changed.");
    case OrderKind::Unblocking:
        return tr("The block is lifted.");
    case OrderKind::LimitChange:
        return tr("The limit is changed.");
    }
    return {};
}

QString OrderText::approval(const contract::OrderOutcome& outcome, std::optional<OrderKind> kind)
{
    const ApprovalState state = outcome.approval ? outcome.approval->state : ApprovalState::Unknown;
    const QString comment = outcome.approval ? QString::fromStdString(outcome.approval->comment) : QString();
    const auto explained = [&](const QString& sentences) {
        //: %1: whole sentences, %2: what a colleague wrote
        return comment.isEmpty() ? sentences : tr("%1 The colleague wrote: “%2”").arg(sentences, comment);
    };
    switch (state) {
    case ApprovalState::Waiting:
        return waiting(*outcome.approval, kind);
    case ApprovalState::SentBack:
        return explained(
            tr("It was not approved but sent back to whoever gave it. It has no effect, and nothing is held "
               "for it. Change it or withdraw it."));
    case ApprovalState::Approved:
        return outcome.transfer ? tr("It waited for approval, was approved and is booked, once.")
                                : tr("It waited for approval, was approved and has taken effect.");
    case ApprovalState::Rejected:
        return explained(tr("It was rejected. It has no effect, and nothing is held for it."));
    case ApprovalState::Withdrawn:
        return tr("It was withdrawn. It has no effect, and nothing is held for it.");
    case ApprovalState::Expired:
        return tr("Nobody approved it in time. It has no effect, and nothing is held for it. Order it again if it is "
                  "still wanted.");
    case ApprovalState::Unknown:
        break;
    }
    return tr(
        "It waited for approval; whether it was approved is not known here. Look it up among the approvals before "
        "you order it again.");
}

QString OrderText::waiting(const contract::ApprovalNotice& notice, std::optional<OrderKind> kind)
{
    const QString until = tables::formatDateTime(notice.expiresAt, QLocale());
    const QString why = tables::approvalReasonsText(notice.reasons);
    const QString waits = why.isEmpty() ? tr("It waits for a second person's approval until %1.").arg(until)
                                        //: %1: a time, %2: reasons, as phrases
                                        : tr("It waits for a second person's approval until %1: %2.").arg(until, why);
    const auto with = [&](const QString& effect) {
        //: %1 and %2: whole sentences
        return tr("%1 %2 Do not order it again.").arg(waits, effect);
    };
    if (kind == OrderKind::Transfer || kind == OrderKind::Posting || kind == OrderKind::Change)
        return with(tr("Nothing is booked yet; the money is held."));
    if (kind == OrderKind::Unblocking)
        return with(tr("The account stays blocked meanwhile."));
    if (kind == OrderKind::LimitChange)
        return with(tr("The limit stays as it is meanwhile."));
    return with(tr("Nothing is booked yet."));
}

QString OrderText::reason(const OrderProgress& progress)
{
    if (!client::isFinal(progress.stage))
        return progress.failure ? whyUnknown(*progress.failure) : QString();
    if (progress.journalError)
        return FailureText::forJournal(*progress.journalError);
    const RequestKind kind = isBooking(progress.order.facts.kind) ? RequestKind::Transfer : RequestKind::Order;
    if (progress.failure)
        return FailureText::forFailure(*progress.failure, kind);
    // A refusal that was stored has no more than its code.
    return progress.refusal() ? FailureText::forCode(*progress.refusal(), kind) : QString();
}

// Not from the common table: its sentences say to try again, which must not be done here.
QString OrderText::whyUnknown(const client::CallFailure& failure)
{
    if (failure.kind == client::FailureKind::Unauthenticated)
        return tr("Your session has ended. The bank is asked as soon as you sign in again.");
    if (failure.cause == client::FailureCause::CouldNotConnect)
        return tr("The bank cannot be reached from this machine at present.");
    if (failure.cause == client::FailureCause::TimedOut)
        return tr("The bank did not answer in time.");
    if (failure.kind == client::FailureKind::Refused)
        return tr("The bank cannot say yet.");
    return tr("The bank's answer did not arrive.");
}

} // namespace cf::ui
