#include "ui/shell/ApprovalWatch.h"

#include "models/tables/LedgerText.h"
#include "ui/shell/Notifications.h"

#include <utility>

namespace cf::ui {

using client::OrderKind;
using contract::ApprovalState;

namespace {

constexpr std::chrono::seconds kBetweenLooks{10};
//! Of the user's own orders, the newest are enough: an older one was decided long ago.
constexpr int kOwnOrders = 100;

QString wordsFor(const contract::WaitingOrder& order)
{
    const QString subject = tables::approvalSubjectText(order.subject);
    if (!order.debtorIban || !order.creditorIban)
        //: %1: change of a limit or the like, %2: what would change
        return ApprovalWatch::tr("%1: %2").arg(subject, QString::fromStdString(order.memo));
    //: an order; %1: transfer or reversal, %2: an amount, %3 and %4: names
    return ApprovalWatch::tr("%1: %2 from %3 to %4")
        .arg(subject, tables::transferAmountText(order.amount, QLocale()), QString::fromStdString(order.debtorName),
             QString::fromStdString(order.creditorName));
}

bool isOwnOrder(OrderKind kind)
{
    return kind != OrderKind::Approval && kind != OrderKind::Rejection && kind != OrderKind::SendingBack;
}

} // namespace

ApprovalWatch::ApprovalWatch(client::Bank& bank, client::OrderSender& sender, Notifications& notifications,
                             std::function<bool()> mayAsk, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
    , m_notifications(notifications)
    , m_mayAsk(std::move(mayAsk))
{
    connect(&m_timer, &QTimer::timeout, this, &ApprovalWatch::look);
    connect(&sender, &client::OrderSender::progressed, this, &ApprovalWatch::onProgress);
}

void ApprovalWatch::start()
{
    m_timer.start(kBetweenLooks);
    look();
}

void ApprovalWatch::look()
{
    if (m_counting || !m_mayAsk())
        return;
    m_counting = true;
    m_mustCount = false;
    m_bank.call<contract::CountWaitingOrders>(
        {}, client::CallOptions::polling(), this,
        [this](const client::CallResult<contract::ApprovalCount>& result) { onCount(result); });
}

void ApprovalWatch::onCount(const client::CallResult<contract::ApprovalCount>& result)
{
    m_counting = false;
    if (m_mustCount)
        return look();
    if (!result)
        return;
    const std::optional<contract::ApprovalCount> before = std::exchange(m_count, *result);
    const contract::ApprovalCount& now = *m_count;
    const contract::ApprovalCount then = before.value_or(contract::ApprovalCount());
    const bool isOwnOther = then.own != now.own || then.sentBack != now.sentBack;
    m_mustList = m_mustList || isOwnOther;
    Q_EMIT counted(now);
    if (before && (isOwnOther || then.waiting != now.waiting))
        Q_EMIT changed();
    if (m_mustList)
        list();
}

void ApprovalWatch::list()
{
    if (m_listing || !m_mayAsk())
        return;
    m_listing = true;
    m_mustList = false;
    m_bank.call<contract::ListWaitingOrders>(
        {std::nullopt, kOwnOrders, true}, client::CallOptions::polling(), this,
        [this](const client::CallResult<contract::Page<contract::WaitingOrder>>& result) { onListed(result); });
}

void ApprovalWatch::onListed(const client::CallResult<contract::Page<contract::WaitingOrder>>& result)
{
    m_listing = false;
    if (!result) {
        m_mustList = true; // With the next look.
        return;
    }
    for (const contract::WaitingOrder& order : result->items) {
        const auto [known, isNew] = m_own.try_emplace(order.id, order.state);
        if (!isNew && std::exchange(known->second, order.state) != order.state)
            tell(order);
    }
    if (m_mustList)
        list();
}

void ApprovalWatch::onProgress(const client::OrderProgress& progress)
{
    if (!client::isFinal(progress.stage) || !progress.outcome || !progress.outcome->approval)
        return;
    // What they did themselves is told where they did it.
    if (isOwnOrder(progress.order.facts.kind)) {
        m_own.insert_or_assign(progress.outcome->approval->id, progress.outcome->approval->state);
        m_mustList = true;
    }
    m_mustCount = m_counting;
    look();
}

void ApprovalWatch::tell(const contract::WaitingOrder& order)
{
    const auto add = [&](Tone tone, const QString& text) {
        m_notifications.add({idOf(order.id), tone, text, NavigationTarget{PageId::Approvals, order.id}, {}});
    };
    const QString what = wordsFor(order);
    switch (order.state) {
    case ApprovalState::Approved:
        return add(Tone::Success, order.debtorIban ? tr("Your order was approved and booked, once. %1.").arg(what)
                                                   : tr("Your order was approved and has taken effect. %1.").arg(what));
    case ApprovalState::Rejected:
        return add(Tone::Danger,
                   tr("Your order was rejected. It has no effect, and nothing is held for it. %1.").arg(what));
    case ApprovalState::SentBack:
        return add(Tone::Warning, tr("Your order was sent back to you: change it or withdraw it. %1.").arg(what));
    case ApprovalState::Expired:
        return add(Tone::Warning, tr("Nobody approved your order in time. It has no effect. %1.").arg(what));
    case ApprovalState::Waiting:
    case ApprovalState::Withdrawn:
    case ApprovalState::Unknown:
        return; // Nothing that a colleague decided.
    }
}

QString ApprovalWatch::meaning(const contract::ApprovalCount& count)
{
    const QString waiting = tr("%n order(s) wait for your approval.", nullptr, static_cast<int>(count.waiting));
    const QString sentBack = tr("%n order(s) of yours were sent back.", nullptr, static_cast<int>(count.sentBack));
    if (count.sentBack == 0)
        return waiting;
    //: %1 and %2: whole sentences
    return count.waiting == 0 ? sentBack : tr("%1 %2").arg(waiting, sentBack);
}

QString ApprovalWatch::idOf(const ApprovalId& id)
{
    return QStringLiteral("approval ") + QString::fromStdString(id.toString());
}

} // namespace cf::ui
