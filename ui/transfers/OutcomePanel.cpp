#include "ui/transfers/OutcomePanel.h"

#include "models/tables/LedgerText.h"
#include "ui/common/OrderText.h"
#include "ui/shell/KeyedWidget.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/FactGrid.h"
#include "ui/widgets/SectionCard.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace cf::ui {

namespace {

QString amountOf(const client::OrderFacts& facts)
{
    return facts.amount ? TransferText::money(*facts.amount) : OrderText::kind(facts.kind);
}

} // namespace

OutcomePanel::OutcomePanel(QWidget* parent)
    : QWidget(parent)
    , m_card(new SectionCard(tr("Transfer"), this))
    , m_status(new StatusPill(m_card))
    , m_amount(plainLabel({}, TextRole::Title, m_card))
    , m_explanation(plainLabel({}, TextRole::Body, m_card))
    , m_progressBar(new QProgressBar(m_card))
    , m_clock(plainLabel({}, TextRole::Small, m_card))
    , m_facts(FactGrid::ofLines(m_card))
{
    QFont large = withTabularDigits(fontFor(TextRole::Title));
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_amount->setFont(large);
    m_explanation->setWordWrap(true);
    m_progressBar->setRange(0, 0);
    m_progressBar->setTextVisible(false);
    m_progressBar->setFixedHeight(em(0.4));
    m_progressBar->setAccessibleName(tr("The bank is being asked"));
    setTextTone(m_clock, Tone::Neutral);
    m_card->addHeaderWidget(m_status);
    for (QWidget* part : {static_cast<QWidget*>(m_amount), static_cast<QWidget*>(m_explanation),
                          static_cast<QWidget*>(m_progressBar), static_cast<QWidget*>(m_clock)})
        m_card->body()->addWidget(part);
    m_card->body()->addSpacing(em(0.4));
    m_card->body()->addWidget(m_facts);

    m_print = addButton(tr("Print receipt"), &OutcomePanel::printRequested);
    m_check = addButton(tr("Check now"), &OutcomePanel::checkRequested);
    m_new = addButton(tr("New transfer"), &OutcomePanel::newRequested);
    m_samePayer = addButton(tr("Same payer again"), &OutcomePanel::samePayerRequested);
    setKind(m_print, ButtonKind::Primary);
    setKind(m_check, ButtonKind::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(em(0.6));
    for (QPushButton* button : {m_print, m_check, m_new, m_samePayer})
        buttons->addWidget(button);
    buttons->addStretch();
    m_card->body()->addSpacing(em(0.5));
    m_card->body()->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_card);
    column->addStretch();
}

QPushButton* OutcomePanel::addButton(const QString& text, void (OutcomePanel::*wanted)())
{
    auto* button = new QPushButton(text, m_card);
    connect(button, &QPushButton::clicked, this, wanted);
    return button;
}

void OutcomePanel::addKeysTo(KeyedWidget& page)
{
    page.addKey(Qt::CTRL | Qt::Key_P, tr("Print receipt"), m_print);
    page.addKey(Qt::Key_F5, tr("Check now"), m_check);
    page.addKey(Qt::CTRL | Qt::Key_N, tr("New transfer"), m_new);
    page.addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_N, tr("Same payer"), m_samePayer);
}

void OutcomePanel::showAccepted(const client::OrderProgress& progress)
{
    const contract::Transfer* transfer = progress.transfer();
    const bool isBooked = transfer || progress.stage == client::OrderStage::Booked;
    const bool waits = !isBooked && progress.outcome->approval &&
                       progress.outcome->approval->state == contract::ApprovalState::Waiting;
    m_card->setTitle(isBooked ? tr("The transfer is booked")
                     : waits  ? tr("The transfer waits for approval")
                              : tr("The transfer waited for approval"));
    m_status->setStatus(OrderText::tone(progress), OrderText::state(progress));
    m_amount->setText(transfer ? TransferText::money(*transfer) : amountOf(progress.order.facts));
    m_explanation->setText(OrderText::outcome(progress));
    m_facts->setFacts(transfer ? TransferText::facts(*transfer) : factsOf(progress));
    for (QWidget* part :
         {static_cast<QWidget*>(m_progressBar), static_cast<QWidget*>(m_clock), static_cast<QWidget*>(m_check)})
        part->hide();
    m_explanation->setVisible(!transfer);
    m_print->setVisible(transfer != nullptr);
    m_samePayer->show();
}

QList<Fact> OutcomePanel::factsOf(const client::OrderProgress& progress) const
{
    const client::OrderFacts& facts = progress.order.facts;
    const auto side = [](const std::optional<Iban>& iban) { return iban ? TransferText::iban(*iban) : QString(); };
    QList<Fact> rows{{tr("From", "the account that pays"), side(facts.debtorIban)},
                     {tr("To", "the account that is paid"), side(facts.creditorIban)}};
    if (progress.outcome && progress.outcome->approval) {
        const contract::ApprovalNotice& approval = *progress.outcome->approval;
        rows += {{tr("Why it waits"), tables::approvalReasonsText(approval.reasons)},
                 {tr("Until", "when an order that nobody approved ends"), TransferText::when(approval.expiresAt)},
                 {tr("Reference"), TransferText::text(approval.id.toString())}};
    }
    return rows;
}

void OutcomePanel::showUnknown(const client::OrderProgress& progress)
{
    m_order = progress;
    m_sinceReport.start();
    m_card->setTitle(tr("The outcome is not known yet"));
    m_status->setStatus(Tone::Warning, OrderText::state(progress));
    m_amount->setText(amountOf(progress.order.facts));
    m_explanation->setText(tr("The order was sent, but the bank's answer did not arrive. The money may or may not have "
                              "moved. The bank is asked until it reports the outcome of this order; nothing is sent "
                              "twice. Do not enter it again. You can start another transfer meanwhile."));
    QList<Fact> facts = factsOf(progress);
    facts.append({tr("Last attempt"), OrderText::reason(progress)});
    m_facts->setFacts(facts);
    for (QWidget* part : {static_cast<QWidget*>(m_explanation), static_cast<QWidget*>(m_progressBar),
                          static_cast<QWidget*>(m_clock), static_cast<QWidget*>(m_check)})
        part->show();
    m_print->hide();
    m_samePayer->hide();
    setCounting(true);
}

void OutcomePanel::focusNext()
{
    QPushButton* next = !m_print->isHidden() ? m_print : !m_check->isHidden() ? m_check : m_new;
    next->setFocus(Qt::OtherFocusReason);
}

void OutcomePanel::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_tick.timerId())
        showClock();
    else
        QWidget::timerEvent(event);
}

void OutcomePanel::setCounting(bool counting)
{
    if (!counting)
        return m_tick.stop();
    m_tick.start(1000, this);
    showClock();
}

void OutcomePanel::showClock()
{
    const auto now = std::chrono::system_clock::now();
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(now - m_order.order.begunAt);
    const auto waited = std::chrono::seconds(m_sinceReport.elapsed() / 1000);
    const auto left = m_order.nextCheck > waited ? m_order.nextCheck - waited : std::chrono::seconds(0);
    const QString since = TransferText::elapsed(age);
    m_clock->setText(left.count() > 0
                         ? tr("Sent %1 ago. Times asked: %2. Asking again in %3 s.", "%1: minutes and seconds")
                               .arg(since)
                               .arg(m_order.checks)
                               .arg(left.count())
                         : tr("Sent %1 ago. Times asked: %2. Asking now.", "%1: minutes and seconds")
                               .arg(since)
                               .arg(m_order.checks));
}

} // namespace cf::ui
