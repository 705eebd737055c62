#include "ui/transfers/OrderCard.h"

#include "ui/common/OrderText.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cf::ui {

using client::OrderStage;

namespace {

//! Both accounts, each on its line; of an order without accounts what it acted on.
QString sidesOf(const client::OrderFacts& facts, const contract::Transfer* transfer)
{
    const auto side = [&](const std::string* name, const Iban& iban) {
        return name ? QStringLiteral("%1, %2").arg(TransferText::text(*name), TransferText::iban(iban))
                    : TransferText::iban(iban);
    };
    if (facts.debtorIban && facts.creditorIban)
        //: two sides of a transfer, each on its line
        return OrderCard::tr("From %1\nTo %2")
            .arg(side(transfer ? &transfer->debtorName : nullptr, *facts.debtorIban),
                 side(transfer ? &transfer->creditorName : nullptr, *facts.creditorIban));
    if (facts.debtorIban)
        return OrderCard::tr("Account %1", "%1: an IBAN").arg(TransferText::iban(*facts.debtorIban));
    //: %1: reference of what an order acted on
    return facts.subject.empty() ? QString() : OrderCard::tr("Reference %1").arg(TransferText::text(facts.subject));
}

} // namespace

OrderCard::OrderCard(const client::OrderProgress& progress, QWidget* parent)
    : SectionCard(OrderText::title(progress.order.facts), parent)
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
    const QString order = OrderText::title(progress.order.facts);
    m_check->setAccessibleName(tr("Check now: %1").arg(order));
    m_show->setAccessibleName(tr("Show transfer: %1").arg(order));
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
    const contract::Transfer* transfer = progress.transfer();
    const QString sides = sidesOf(progress.order.facts, transfer);
    m_sides->setText(sides);
    m_sides->setVisible(!sides.isEmpty());
    m_status->setStatus(OrderText::tone(progress), OrderText::state(progress));
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
    const QString outcome = OrderText::outcome(m_progress);
    if (client::isFinal(m_progress.stage))
        return m_progress.recovered
                   ? tr("Ordered %1, before the program was last closed. %2", "%2: whole sentences").arg(when, outcome)
                   : tr("Ordered %1. %2", "%2: whole sentences").arg(when, outcome);
    const auto age =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now() - m_progress.order.begunAt);
    const QString known = tr("Ordered %1, %2 ago. %3 Times asked: %4.", "%2: minutes and seconds, %3: whole sentences")
                              .arg(when, TransferText::elapsed(age), outcome)
                              .arg(m_progress.checks);
    const QString reason = OrderText::reason(m_progress);
    return reason.isEmpty() ? known : QStringLiteral("%1\n%2").arg(known, reason);
}

} // namespace cf::ui
