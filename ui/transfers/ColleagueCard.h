// A colleague's order on this machine whose outcome is unknown: that there is one, who gave it and when. A supervisor
// may ask the bank about it; the colleague hears the same at the next sign-in.
#pragma once

#include "services/client/JournalTypes.h"
#include "services/client/TransferGateway.h"
#include "ui/widgets/SectionCard.h"

namespace cf::ui {

class BusyButton;
class StatusPill;

class ColleagueCard : public SectionCard
{
    Q_OBJECT

public:
    //! `transfers` outlives this.
    ColleagueCard(const client::ColleagueEntry& entry, bool mayResolve, client::TransferGateway& transfers,
                  QWidget* parent = nullptr);

private:
    void resolve();
    void showOutcome(const contract::KeyOutcome& outcome);

    client::ColleagueEntry m_entry;
    client::TransferGateway& m_transfers;
    StatusPill* m_status;
    QLabel* m_story;
    BusyButton* m_resolve;
};

} // namespace cf::ui
