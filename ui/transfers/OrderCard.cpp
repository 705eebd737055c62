#include "ui/transfers/OrderCard.h"

#include "ui/transfers/TransferText.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cf::ui {

using client::OrderStage;

OrderCard::OrderCard(const client::OrderProgress& progress, QWidget* parent)
    : SectionCard(TransferText::money(progress.order.amount), parent)
    , m_status(new StatusPill(this))
    , m_sides(plainLabel({}, TextRole::Body, this))
    , m_story(plainLabel({}, TextRole::Body, this))
    , m_check(new QPushButton(tr("Check now"), this))
    , m_show(new QPushButton(tr("Show transfer"), this))
{
    // Wrapped labels would take all the height and stretch the card.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_sides->setFont(withTabularDigits(fontFor(TextRole::Body)));
    m_sides->setWordWrap(true);
    m_story->setWordWrap(true);
    setTextTone(m_story, Tone::Neutral);
    const QString amount = TransferText::money(progress.order.amount);
    m_check->setAccessibleName(tr("Check now: %1").arg(amount));
    m_show->setAccessibleName(tr("Show transfer: %1").arg(amount));
    addHeaderWidget(m_status);
    body()->addWidget(m_sides);
    body()->addWidget(m_story);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_check);
    buttons->addWidget(m_show);
    buttons->addStretch();
    body()->addLayout(buttons);
    connect(m_check, &QPushButton::clicked, this, &OrderCard::checkRequested);
    connect(m_show, &QPushButton::clicked, this, &OrderCard::showRequested);
    showProgress(progress);
}

void OrderCard::showProgress(const client::OrderProgress& progress)
{
    m_progress = progress;
    const client::JournalEntry& order = progress.order;
    const auto side = [&](const std::string* name, const Iban& iban) {
        return name ? QStringLiteral("%1, %2").arg(TransferText::text(*name), TransferText::iban(iban))
                    : TransferText::iban(iban);
    };
    const contract::Transfer* transfer = progress.transfer ? &*progress.transfer : nullptr;
    //: two sides of a transfer, each on its line
    m_sides->setText(tr("From %1\nTo %2")
                         .arg(side(transfer ? &transfer->debtorName : nullptr, order.debtorIban),
                              side(transfer ? &transfer->creditorName : nullptr, order.creditorIban)));
    switch (progress.stage) {
    case OrderStage::Sending:
    case OrderStage::Checking:
        m_status->setStatus(Tone::Warning, tr("Unknown — checking", "state of a transfer"));
        break;
    case OrderStage::Booked:
        m_status->setStatus(Tone::Success, tr("Booked", "state of a transfer"));
        break;
    case OrderStage::Refused:
        m_status->setStatus(Tone::Danger, tr("Refused", "state of a transfer"));
        break;
    case OrderStage::NotSent:
    case OrderStage::Abandoned:
        m_status->setStatus(Tone::Neutral, tr("Not booked", "state of a transfer"));
        break;
    }
    m_check->setVisible(progress.stage == OrderStage::Checking);
    m_show->setVisible(transfer != nullptr);
    tick();
}

void OrderCard::tick()
{
    m_story->setText(story());
}

QString OrderCard::story() const
{
    const QString when = TransferText::when(m_progress.order.begunAt);
    switch (m_progress.stage) {
    case OrderStage::Sending:
    case OrderStage::Checking: {
        const auto age = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now() -
                                                                          m_progress.order.begunAt);
        const QString known = tr("Ordered %1, %2 ago. The money may or may not have moved; nothing is sent twice. "
                                 "Times asked: %3.",
                                 "%2: minutes and seconds")
                                  .arg(when, TransferText::elapsed(age))
                                  .arg(m_progress.checks);
        const QString reason = TransferText::reason(m_progress);
        return reason.isEmpty() ? known : QStringLiteral("%1\n%2").arg(known, reason);
    }
    case OrderStage::Booked:
        return m_progress.recovered ? tr("While the program was closed: booked, once. Ordered %1.").arg(when)
                                    : tr("Booked, once. Ordered %1.").arg(when);
    case OrderStage::Refused:
        return tr("Ordered %1. %2", "%2: a whole sentence").arg(when, TransferText::reason(m_progress));
    case OrderStage::NotSent:
    case OrderStage::Abandoned:
        return m_progress.recovered
                   ? tr("While the program was closed: not booked, and it never will be. Ordered %1. Enter it again if "
                        "it is still wanted.")
                         .arg(when)
                   : tr("Not booked, and it never will be. Ordered %1. Enter it again if it is still wanted.")
                         .arg(when);
    }
    return {};
}

} // namespace cf::ui
