#include "ui/approvals/ApprovalController.h"

#include "ui/common/FailureText.h"

#include <algorithm>

namespace cf::ui {

using client::OrderKind;
using client::OrderProgress;
using client::OrderStage;
using contract::ApprovalState;
using contract::ErrorCode;

ApprovalController::ApprovalController(client::Bank& bank, client::OrderSender& sender, StaffId self, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
    , m_sender(sender)
    , m_self(self)
{
}

void ApprovalController::show(const ApprovalId& id)
{
    if (m_id != id) {
        clear();
        m_id = id;
    }
    refresh();
    Q_EMIT changed();
}

void ApprovalController::clear()
{
    m_call.cancel();
    m_loading = false;
    m_id.reset();
    m_approval.reset();
    m_error.clear();
    Q_EMIT changed();
}

void ApprovalController::refresh()
{
    if (!m_id || m_loading)
        return;
    m_loading = true;
    m_call = m_bank.callVersioned<contract::GetApproval>(
        {*m_id}, {}, this,
        [this](client::CallResult<client::Versioned<contract::Approval>> result) { take(std::move(result)); });
}

void ApprovalController::take(client::CallResult<client::Versioned<contract::Approval>> result)
{
    m_loading = false;
    m_error.clear();
    if (result) {
        m_approval = std::move(result).value();
    } else {
        m_error = FailureText::forFailure(result.error(), RequestKind::Read);
        // Whoever lost access must not keep seeing it.
        if (client::isNotThere(result.error()))
            m_approval.reset();
    }
    Q_EMIT changed();
}

bool ApprovalController::isOpen() const
{
    const auto sent = m_id ? m_sent.find(*m_id) : m_sent.end();
    return m_approval && (sent == m_sent.end() || client::isFinal(sent->second.stage));
}

bool ApprovalController::isOwnAndOpen() const
{
    if (!isOpen() || m_approval->value.order.requestedBy.id != m_self)
        return false;
    const ApprovalState state = m_approval->value.order.state;
    return state == ApprovalState::Waiting || state == ApprovalState::SentBack;
}

bool ApprovalController::mayDecide() const
{
    return isOpen() && m_approval->value.mayDecide && m_approval->value.order.state == ApprovalState::Waiting;
}

bool ApprovalController::mayWithdraw() const
{
    return isOwnAndOpen();
}

bool ApprovalController::mayChange() const
{
    return isOwnAndOpen() && m_approval->value.order.subject == contract::ApprovalSubject::Transfer &&
           m_approval->value.legs.size() == contract::kFewestLegs;
}

template <class Operation>
void ApprovalController::send(OrderKind kind, typename Operation::Request request)
{
    const contract::WaitingOrder& order = m_approval->value.order;
    const ApprovalId id = *m_id;
    const client::OrderFacts facts{kind, order.debtorIban, order.creditorIban, order.amount, id.toString()};
    const QString etag = QString::fromStdString(m_approval->etag);
    const Uuid key = m_sender.send<Operation>(std::move(request), facts, etag, this,
                                              [this, id](const OrderProgress& sent) { onReport(id, sent); });
    OrderProgress sent;
    sent.order = {key, std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now()), facts};
    if (m_latest && client::isFinal(m_sent.at(*m_latest).stage))
        m_sent.erase(*m_latest);
    m_sent.insert_or_assign(id, std::move(sent));
    m_latest = id;
    Q_EMIT changed();
    Q_EMIT progressed();
}

void ApprovalController::approve(const QString& code)
{
    if (mayDecide())
        send<contract::ApproveOrder>(OrderKind::Approval, {*m_id, code.toStdString()});
}

void ApprovalController::reject(const QString& comment)
{
    if (mayDecide())
        send<contract::RejectOrder>(OrderKind::Rejection, {*m_id, comment.toStdString()});
}

void ApprovalController::sendBack(const QString& comment)
{
    if (mayDecide())
        send<contract::SendBackOrder>(OrderKind::SendingBack, {*m_id, comment.toStdString()});
}

void ApprovalController::withdraw()
{
    if (mayWithdraw())
        send<contract::WithdrawOrder>(OrderKind::Withdrawal, {*m_id});
}

void ApprovalController::change(const Money& amount, const QString& memo)
{
    if (!mayChange())
        return;
    contract::ApprovalChange order{*m_id, {}, {}};
    for (const contract::ApprovalLeg& leg : m_approval->value.legs)
        order.legs.push_back(
            {leg.iban, leg.amount.minorUnits() < 0 ? Money(-amount.minorUnits(), amount.currency()) : amount});
    if (!memo.isEmpty())
        order.memo = memo.toStdString();
    send<contract::ChangeOrder>(OrderKind::Change, std::move(order));
}

void ApprovalController::checkNow()
{
    if (const OrderProgress* sent = latest())
        m_sender.checkNow(Uuid(sent->order.key));
}

void ApprovalController::onReport(const ApprovalId& id, const OrderProgress& progress)
{
    const bool isFinal = client::isFinal(progress.stage);
    if (isFinal && m_latest != id)
        m_sent.erase(id); // A notification says it.
    else
        m_sent.insert_or_assign(id, progress);
    if (isFinal && m_id == id) {
        // What is on its way may be from before.
        m_call.cancel();
        m_loading = false;
        refresh();
    }
    Q_EMIT changed();
    if (m_latest != id)
        return;
    Q_EMIT progressed();
    if (isFinal)
        Q_EMIT settled();
}

QString ApprovalController::codeRefusal(const OrderProgress& progress)
{
    if (progress.stage != OrderStage::Refused || progress.refusal() != ErrorCode::InvalidRequest || !progress.failure ||
        !progress.failure->problem)
        return {};
    const auto& errors = progress.failure->problem->errors;
    const bool isOfCode = std::any_of(errors.begin(), errors.end(),
                                      [](const contract::FieldError& error) { return error.pointer == "/code"; });
    return isOfCode ? tr("The bank did not accept this code. Enter the one that your authenticator app shows now; each "
                         "counts once. After several wrong ones it accepts none for a while.")
                    : QString();
}

bool ApprovalController::isChangedSince(const OrderProgress& progress)
{
    return progress.stage == OrderStage::Refused &&
           (progress.refusal() == ErrorCode::ChangedSince || progress.refusal() == ErrorCode::PreconditionFailed);
}

} // namespace cf::ui
