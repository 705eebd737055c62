// A colleague's unresolved order on this machine: who gave it and when. A supervisor may query the bank about it; the
// colleague gets the same answer at the next sign-in.
#pragma once

#include "services/client/CallResult.h"
#include "services/client/JournalTypes.h"
#include "services/contract/Transfers.h"
#include "ui/widgets/SectionCard.h"

namespace cf::ui {

class BusyButton;
class StatusPill;

class ColleagueOrderCard : public SectionCard
{
    Q_OBJECT

public:
    ColleagueOrderCard(const client::ColleagueOrder& entry, bool mayResolve, QWidget* parent = nullptr);

    const client::ColleagueOrder& entry() const { return m_entry; }
    void setAsking();
    void showFailure(const client::CallFailure& failure);
    void showOutcome(const contract::OrderOutcome& outcome);
    static QString outcomeText(const contract::OrderOutcome& outcome);

Q_SIGNALS:
    void resolveRequested();

private:
    client::ColleagueOrder m_entry;
    StatusPill* m_status;
    QLabel* m_story;
    BusyButton* m_resolve;
};

} // namespace cf::ui
