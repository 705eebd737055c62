#include "ui/shell/OrderRecovery.h"

#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"
#include "ui/common/FailureText.h"
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
    const QLocale locale;
    //: a transfer; %1: amount, %2 and %3: IBANs, %4: date and time
    return OrderRecovery::tr("%1 from %2 to %3, ordered %4")
        .arg(tables::formatMoney(order.amount, locale), QString::fromStdString(order.debtorIban.paper()),
             QString::fromStdString(order.creditorIban.paper()), tables::formatDateTime(order.begunAt, locale));
}

QString outcomeOf(const OrderProgress& progress)
{
    const QString order = describe(progress.order);
    switch (progress.stage) {
    case OrderStage::Booked:
        return OrderRecovery::tr("Booked, once: %1.").arg(order);
    case OrderStage::Refused: {
        const QString why = progress.refusal   ? FailureText::forCode(*progress.refusal)
                            : progress.failure ? FailureText::forFailure(*progress.failure, RequestKind::Transfer)
                                               : QString();
        //: %1: the order, %2: a whole sentence that says why
        return OrderRecovery::tr("Refused: %1. %2").arg(order, why);
    }
    case OrderStage::NotSent:
    case OrderStage::Abandoned:
        if (progress.stage == OrderStage::Abandoned || progress.recovered)
            return OrderRecovery::tr("Not booked, and it never will be: %1. Enter it again if it is still wanted.")
                .arg(order);
        //: %1: the order
        return OrderRecovery::tr("Not booked, because it did not leave this machine: %1.").arg(order);
    case OrderStage::Sending:
    case OrderStage::Checking:
        return OrderRecovery::tr("Unknown, the bank is being asked: %1. Do not enter it again.").arg(order);
    }
    return {};
}

Tone toneOf(OrderStage stage)
{
    switch (stage) {
    case OrderStage::Booked:
        return Tone::Success;
    case OrderStage::Refused:
        return Tone::Danger;
    case OrderStage::NotSent:
    case OrderStage::Abandoned:
    case OrderStage::Sending:
    case OrderStage::Checking:
        break;
    }
    return Tone::Warning;
}

NavigationTarget targetOf(const OrderProgress& progress)
{
    if (progress.stage == OrderStage::Booked && progress.transfer)
        return {PageId::Transfer, progress.transfer->id};
    // The form still shows an immediate refusal; a queried order has a card.
    const bool inForm = client::isFinal(progress.stage) && !progress.recovered && progress.checks == 0;
    return {inForm ? PageId::NewTransfer : PageId::Unresolved, {}};
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
        m_notifications.add({idOf(key), toneOf(progress.stage), outcomeOf(progress), targetOf(progress), {}});
}

} // namespace cf::ui
