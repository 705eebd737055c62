#include "ui/transfers/TransferController.h"

#include "models/tables/BranchClock.h"

#include <algorithm>
#include <utility>

namespace cf::ui {

using client::OrderStage;

namespace {

//! How well the bank's clock is known here.
constexpr std::chrono::seconds kClocksApart{5};

TransferState stateOf(OrderStage stage)
{
    switch (stage) {
    case OrderStage::Sending:
        return TransferState::Sending;
    case OrderStage::Checking:
        return TransferState::Unknown;
    case OrderStage::Booked:
        return TransferState::Booked;
    case OrderStage::Waiting:
        return TransferState::Waiting;
    case OrderStage::Refused:
        return TransferState::Refused;
    case OrderStage::NotSent:
    case OrderStage::Abandoned:
        break;
    }
    return TransferState::NotBooked;
}

} // namespace

TransferController::TransferController(client::OrderSender& sender, QObject* parent)
    : QObject(parent)
    , m_sender(sender)
{
}

void TransferController::review(const TransferDraft& draft)
{
    const bool mayReview =
        m_state == TransferState::Editing || m_state == TransferState::Refused || m_state == TransferState::NotBooked;
    if (!mayReview || !draft.isComplete())
        return;
    m_draft = draft;
    setState(TransferState::Confirming);
}

void TransferController::renew(const TransferDraft& draft)
{
    if (m_state == TransferState::Confirming && draft.isComplete())
        m_draft = draft;
}

void TransferController::withdraw()
{
    if (m_state == TransferState::Confirming)
        setState(TransferState::Editing);
}

void TransferController::confirm()
{
    if (m_state != TransferState::Confirming)
        return;
    const contract::TransferOrder order = m_draft.order();
    m_key = m_sender.send(order, this, [this](const client::OrderProgress& progress) { onReport(progress); });
    const auto now = std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    m_progress = {};
    m_progress.order = {
        *m_key, now, {client::OrderKind::Transfer, order.debtorIban, order.creditorIban, order.amount, {}}};
    m_sent.push_back({*m_key, order.debtorIban, order.creditorIban, order.amount, tables::now(), tables::today()});
    setState(TransferState::Sending);
}

void TransferController::startAnew()
{
    m_key.reset();
    m_draft = {};
    setState(TransferState::Editing);
}

void TransferController::checkNow()
{
    if (m_key)
        m_sender.checkNow(*m_key);
}

std::optional<Repetition> TransferController::repetitionOf(const TransferDraft& draft,
                                                           const contract::TransferPreview* preview) const
{
    if (!draft.isComplete())
        return std::nullopt;
    const Sent* sent = lastSent(draft);
    if (preview && !preview->duplicates.empty()) {
        const contract::PossibleDuplicate& newest = preview->duplicates.front();
        // Usually what was sent from here is what the bank tells of; a newer one it does not know yet.
        if (!sent || sent->at <= newest.recordedAt + kClocksApart)
            return Repetition{newest.recordedAt, newest.madeBy,
                              newest.id ? Repetition::State::Booked : Repetition::State::Waiting,
                              static_cast<int>(preview->duplicates.size()) - 1};
    }
    return sent ? std::optional(Repetition{sent->at, {}, Repetition::State::Sent, 0}) : std::nullopt;
}

const TransferController::Sent* TransferController::lastSent(const TransferDraft& draft) const
{
    const auto same = [&](const Sent& sent) {
        return sent.debtor == draft.debtor->iban && sent.creditor == draft.creditor->iban &&
               sent.amount == *draft.amount && sent.day == tables::today();
    };
    const auto found = std::find_if(m_sent.rbegin(), m_sent.rend(), same);
    return found == m_sent.rend() ? nullptr : &*found;
}

void TransferController::onReport(const client::OrderProgress& progress)
{
    const TransferState now = stateOf(progress.stage);
    if (now == TransferState::Refused || now == TransferState::NotBooked)
        std::erase_if(m_sent, [&](const Sent& sent) { return sent.key == progress.order.key; });
    if (m_key != progress.order.key)
        return; // The teller has moved on to another order.
    m_progress = progress;
    if (now == m_state)
        Q_EMIT progressed();
    else
        setState(now);
}

void TransferController::setState(TransferState state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace cf::ui
