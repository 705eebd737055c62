#include "ui/transfers/ColleagueOrderCard.h"

#include "models/tables/LedgerText.h"
#include "ui/common/OrderText.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

ColleagueOrderCard::ColleagueOrderCard(const client::ColleagueOrder& entry, bool mayResolve, QWidget* parent)
    : SectionCard(TransferText::text(entry.userName), parent)
    , m_entry(entry)
    , m_status(new StatusPill(Tone::Warning, tr("Unknown", "state of an order"), this))
    , m_story(plainLabel({}, TextRole::Body, this))
    , m_resolve(new BusyButton(tr("Resolve now"), this))
{
    m_story->setWordWrap(true);
    setTextTone(m_story, Tone::Neutral);
    const QString when = TransferText::when(entry.begunAt);
    m_story->setText(mayResolve
                         ? tr("Ordered %1 on this machine. Nobody knows yet whether it took effect.").arg(when)
                         : tr("Ordered %1 on this machine. It is resolved when this colleague signs in here, or by a "
                              "supervisor.")
                               .arg(when));
    m_resolve->setAccessibleName(tr("Resolve the order of %1 now").arg(TransferText::text(entry.userName)));
    m_resolve->setVisible(mayResolve);
    addHeaderWidget(m_status);
    body()->addWidget(m_story);
    body()->addWidget(m_resolve, 0, Qt::AlignLeading);
    connect(m_resolve, &QPushButton::clicked, this, &ColleagueOrderCard::resolveRequested);
}

void ColleagueOrderCard::setAsking()
{
    m_resolve->setBusy(true, tr("Asking the bank…"));
}

void ColleagueOrderCard::showFailure(const client::CallFailure& failure)
{
    m_resolve->setBusy(false);
    m_story->setText(FailureText::forFailure(failure, RequestKind::Read));
}

QString ColleagueOrderCard::outcomeText(const contract::OrderOutcome& outcome)
{
    switch (outcome.state) {
    case contract::KeyState::Booked:
        return outcome.transfer
                   ? tr("Booked, once: %1 from %2 to %3.")
                         .arg(TransferText::money(*outcome.transfer), TransferText::text(outcome.transfer->debtorName),
                              TransferText::text(outcome.transfer->creditorName))
                   : tr("It took effect, once. No money was booked.");
    case contract::KeyState::Waiting:
        return OrderText::approval(outcome, std::nullopt);
    case contract::KeyState::Refused:
        return outcome.refusal ? FailureText::forCode(*outcome.refusal) : tr("The bank refused it.");
    case contract::KeyState::Abandoned:
        return tr("It had no effect, and it never will have.");
    }
    return {};
}

void ColleagueOrderCard::showOutcome(const contract::OrderOutcome& outcome)
{
    m_resolve->setBusy(false);
    m_resolve->hide();
    m_story->setText(outcomeText(outcome));
    switch (outcome.state) {
    case contract::KeyState::Booked:
        m_status->setStatus(Tone::Success,
                            outcome.transfer ? tr("Booked", "state of an order") : tr("Done", "state of an order"));
        break;
    case contract::KeyState::Waiting:
        m_status->setStatus(
            outcome.transfer ? Tone::Success : Tone::Warning,
            tables::approvalStateText(outcome.approval ? outcome.approval->state : contract::ApprovalState::Unknown));
        break;
    case contract::KeyState::Refused:
        m_status->setStatus(Tone::Danger, tr("Refused", "state of an order"));
        break;
    case contract::KeyState::Abandoned:
        m_status->setStatus(Tone::Neutral, tr("No effect", "state of an order"));
        break;
    }
}

} // namespace cf::ui
