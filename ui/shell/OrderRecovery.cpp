#include "ui/shell/OrderRecovery.h"

#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"
#include "ui/common/OrderText.h"
#include "ui/shell/Notifications.h"

#include <QDateTime>
#include <QDir>
#include <QLocale>

namespace cf::ui {

using client::OrderProgress;
using client::OrderStage;

namespace {

QString describe(const client::JournalEntry& order)
{
    const client::OrderFacts& facts = order.facts;
    const QString when = tables::formatDateTime(order.begunAt, QLocale());
    const auto paper = [](const Iban& iban) { return QString::fromStdString(iban.paper()); };
    const QString what = facts.kind == client::OrderKind::Transfer && facts.amount
                             ? tables::formatMoney(*facts.amount, QLocale())
                             : OrderText::title(facts);
    if (facts.debtorIban && facts.creditorIban)
        //: a transfer; %1: amount, %2 and %3: IBANs, %4: date and time
        return OrderRecovery::tr("%1 from %2 to %3, ordered %4")
            .arg(what, paper(*facts.debtorIban), paper(*facts.creditorIban), when);
    if (facts.debtorIban)
        //: an order; %1: what, %2: IBAN, %3: date and time
        return OrderRecovery::tr("%1 on account %2, ordered %3").arg(what, paper(*facts.debtorIban), when);
    //: an order; %1: what, %2: date and time
    return OrderRecovery::tr("%1, ordered %2").arg(what, when);
}

QString outcomeOf(const OrderProgress& progress)
{
    const QString order = describe(progress.order);
    const bool isBooking = OrderText::isBooking(progress.order.facts.kind);
    if (!client::isFinal(progress.stage))
        return OrderRecovery::tr("Unknown, the bank is being asked: %1. Do not enter it again.").arg(order);
    if (progress.stage == OrderStage::Refused)
        //: %1: the order, %2: a whole sentence that says why
        return OrderRecovery::tr("Refused: %1. %2").arg(order, OrderText::reason(progress));
    if (isBooking && progress.stage == OrderStage::Booked)
        return OrderRecovery::tr("Booked, once: %1.").arg(order);
    if (isBooking && progress.stage == OrderStage::Abandoned)
        return OrderRecovery::tr("Not booked, and it never will be: %1. Enter it again if it is still wanted.")
            .arg(order);
    if (isBooking && progress.stage == OrderStage::NotSent)
        //: %1: the order
        return OrderRecovery::tr("Not booked, because it did not leave this machine: %1.").arg(order);
    //: %1: state of an order, %2: the order, %3: whole sentences about its outcome
    return OrderRecovery::tr("%1: %2. %3").arg(OrderText::state(progress), order, OrderText::outcome(progress));
}

//! As on its card, but that nothing happened asks for attention here.
Tone toneOf(const OrderProgress& progress)
{
    const Tone tone = OrderText::tone(progress);
    return tone == Tone::Neutral ? Tone::Warning : tone;
}

//! None: the page that ordered it says so itself.
std::optional<NavigationTarget> targetOf(const OrderProgress& progress)
{
    if (const contract::Transfer* transfer = progress.transfer())
        return NavigationTarget{PageId::Transfer, transfer->id};
    // The form still shows an immediate refusal; a queried order has a card.
    const bool isImmediate = client::isFinal(progress.stage) && !progress.recovered && progress.checks == 0;
    if (!isImmediate)
        return NavigationTarget{PageId::Unresolved, {}};
    switch (progress.order.facts.kind) {
    case client::OrderKind::Transfer:
        return NavigationTarget{PageId::NewTransfer, {}};
    case client::OrderKind::Approval:
    case client::OrderKind::Rejection:
    case client::OrderKind::SendingBack:
    case client::OrderKind::Withdrawal:
    case client::OrderKind::Change:
        return NavigationTarget{PageId::Approvals, {}};
    case client::OrderKind::Posting:
    case client::OrderKind::Hold:
    case client::OrderKind::HoldRelease:
    case client::OrderKind::HoldCapture:
    case client::OrderKind::Reversal:
    case client::OrderKind::Unblocking:
        break;
    case client::OrderKind::LimitChange:
        return NavigationTarget{PageId::Limits, {}};
    }
    return std::nullopt;
}

} // namespace

OrderRecovery::OrderRecovery(client::OrderSender& sender, Notifications& notifications, QObject* parent)
    : QObject(parent)
    , m_sender(sender)
    , m_notifications(notifications)
{
    connect(&sender, &client::OrderSender::progressed, this, &OrderRecovery::onProgress);
}

QString OrderRecovery::idOf(const Uuid& key)
{
    return QStringLiteral("order ") + QString::fromStdString(key.toString());
}

QString OrderRecovery::errorOf(const Outcome<client::JournalContents, client::JournalError>& journal)
{
    if (!journal)
        return FailureText::forJournal(journal.error());
    if (journal->damagedLines == 0)
        return {};
    return tr("%n line(s) of this machine's list of orders cannot be read. Tell support.", nullptr,
              journal->damagedLines);
}

void OrderRecovery::run(const client::JournalOwner& owner)
{
    m_sender.recover(
        owner, this,
        [this, owner](const Outcome<client::JournalContents, client::JournalError>& contents) {
            onOpened(owner, contents);
        },
        [](const OrderProgress&) {});
}

void OrderRecovery::onOpened(const client::JournalOwner& owner,
                             const Outcome<client::JournalContents, client::JournalError>& contents)
{
    const QString id = QStringLiteral("journal");
    const QString error = errorOf(contents);
    if (error.isEmpty())
        return m_notifications.seen(id);
    //: %1: whole sentences about a file, %2: its path
    const QString text = tr("%1 The file: %2").arg(error, QDir::toNativeSeparators(m_sender.journalPath(owner)));
    m_notifications.add({id, contents ? Tone::Warning : Tone::Danger, text, {}, {}});
}

void OrderRecovery::onProgress(const OrderProgress& progress)
{
    if (progress.stage == OrderStage::Sending)
        return;
    const Uuid& key = progress.order.key;
    // Repeated queries are no news.
    const auto told = m_told.find(key);
    const bool news = told == m_told.end() || told->second != progress.stage;
    if (client::isFinal(progress.stage))
        m_told.erase(key);
    else
        m_told.insert_or_assign(key, progress.stage);
    if (news)
        m_notifications.add({idOf(key), toneOf(progress), outcomeOf(progress), targetOf(progress), {}});
}

} // namespace cf::ui
