// See Recovery.h.
#include "ui/shell/Recovery.h"

#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"
#include "ui/common/Sentences.h"
#include "ui/shell/Navigator.h"
#include "ui/widgets/MessageBanner.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace cf::ui {

using client::TransferProgress;
using client::TransferStage;

namespace {

QString describe(const client::JournalEntry& order)
{
    const QLocale locale;
    //: a transfer; %1: amount, %2 and %3: IBANs, %4: date and time
    return Recovery::tr("%1 from %2 to %3, ordered %4")
        .arg(tables::formatMoney(order.amount, locale), QString::fromStdString(order.debtorIban.paper()),
             QString::fromStdString(order.creditorIban.paper()), tables::formatMoment(order.begunAt, locale));
}

QString outcomeOf(const TransferProgress& progress)
{
    const QString order = describe(progress.order);
    switch (progress.stage) {
    case TransferStage::Booked:
        return Recovery::tr("Booked, once: %1.").arg(order);
    case TransferStage::Refused: {
        const QString why = progress.refusal   ? Sentences::forCode(*progress.refusal)
                            : progress.failure ? Sentences::forFailure(*progress.failure, About::Money)
                                               : QString();
        //: %1: the order, %2: a whole sentence that says why
        return Recovery::tr("Refused: %1. %2").arg(order, why);
    }
    case TransferStage::NotSent:
    case TransferStage::Abandoned:
        return Recovery::tr("Not booked, and it never will be: %1. Enter it again if it is still wanted.").arg(order);
    case TransferStage::Sending:
    case TransferStage::Checking:
        return Recovery::tr("Unknown, the bank is being asked: %1. Do not enter it again.").arg(order);
    }
    return {};
}

} // namespace

Recovery::Recovery(client::TransferSender& sender, MessageBanner& banner, Navigator& navigator, QObject* parent)
    : QObject(parent)
    , m_sender(sender)
    , m_banner(banner)
{
    connect(&banner, &MessageBanner::actionTriggered, this, [&navigator] { navigator.openUnresolved(); });
    connect(&banner, &MessageBanner::dismissed, this, [this] {
        m_damagedLines = 0;
        std::erase_if(m_orders, [](const TransferProgress& order) { return client::isFinal(order.stage); });
    });
}

void Recovery::run(const client::JournalOwner& owner)
{
    m_sender.recover(
        owner, this,
        [this](const Outcome<client::JournalContents, client::JournalError>& contents) { onOpened(contents); },
        [this](const TransferProgress& progress) { onProgress(progress); });
}

void Recovery::onOpened(const Outcome<client::JournalContents, client::JournalError>& contents)
{
    if (!contents)
        return m_banner.showMessage(Tone::Danger, Sentences::forJournal(contents.error()));
    m_damagedLines = contents->damagedLines;
    if (m_damagedLines > 0)
        tell();
}

void Recovery::onProgress(const TransferProgress& progress)
{
    const auto same = [&](const TransferProgress& order) { return order.order.key == progress.order.key; };
    const auto found = std::find_if(m_orders.begin(), m_orders.end(), same);
    // Only what is new is worth saying again to a screen reader.
    const bool news = found == m_orders.end() || found->stage != progress.stage;
    if (found == m_orders.end())
        m_orders.push_back(progress);
    else
        *found = progress;
    if (news)
        tell();
}

void Recovery::tell()
{
    QStringList lines;
    bool allFinal = true;
    bool allBooked = m_damagedLines == 0;
    for (const TransferProgress& order : m_orders) {
        lines += outcomeOf(order);
        allFinal = allFinal && client::isFinal(order.stage);
        allBooked = allBooked && order.stage == TransferStage::Booked;
    }
    if (!lines.isEmpty())
        lines.prepend(tr("What became of orders that were still on their way:"));
    if (m_damagedLines > 0)
        lines +=
            tr("%n line(s) of this machine's list of orders cannot be read. Tell support.", nullptr, m_damagedLines);
    m_banner.showMessage(allBooked ? Tone::Success : Tone::Warning, lines.join(QLatin1Char('\n')));
    if (!allFinal)
        m_banner.setAction(tr("Show", "the unresolved orders"));
}

} // namespace cf::ui
