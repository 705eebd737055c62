#include "ui/transfers/ColleagueOrderCard.h"

#include "ui/common/FailureText.h"
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
    , m_status(new StatusPill(Tone::Warning, tr("Unknown", "state of a transfer"), this))
    , m_story(plainLabel({}, TextRole::Body, this))
    , m_resolve(new BusyButton(tr("Resolve now"), this))
{
    m_story->setWordWrap(true);
    setTextTone(m_story, Tone::Neutral);
    const QString when = TransferText::when(entry.begunAt);
    m_story->setText(mayResolve
                         ? tr("Ordered %1 on this machine. Nobody knows yet whether it was booked.").arg(when)
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
        return outcome.transfer ? tr("Booked, once: %1 from %2 to %3.")
                                      .arg(TransferText::money(outcome.transfer->amount),
                                           TransferText::text(outcome.transfer->debtorName),
                                           TransferText::text(outcome.transfer->creditorName))
                                : tr("Booked, once.");
    case contract::KeyState::Refused:
        return outcome.refusal ? FailureText::forCode(*outcome.refusal) : tr("The bank refused it.");
    case contract::KeyState::Abandoned:
        return tr("Not booked, and it never will be.");
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
        m_status->setStatus(Tone::Success, tr("Booked", "state of a transfer"));
        break;
    case contract::KeyState::Refused:
        m_status->setStatus(Tone::Danger, tr("Refused", "state of a transfer"));
        break;
    case contract::KeyState::Abandoned:
        m_status->setStatus(Tone::Neutral, tr("Not booked", "state of a transfer"));
        break;
    }
}

} // namespace cf::ui
