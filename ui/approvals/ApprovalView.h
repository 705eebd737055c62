// One order that waits or waited for approval, whole: its effect, why it waits, its risks, its history and where it
// led. Part of ApprovalsPage.
#pragma once

#include "services/contract/Approvals.h"
#include "ui/shell/Navigator.h"
#include "ui/widgets/SectionCard.h"

class QPushButton;

namespace cf::ui {

class ChangeList;
class FactGrid;
class LegList;
class StatusPill;

class ApprovalView : public SectionCard
{
    Q_OBJECT

public:
    //! The navigator outlives this. `mayOpenTransfers`: the links to transfers are offered.
    ApprovalView(Navigator& navigator, bool mayOpenTransfers, QWidget* parent = nullptr);

    void showApproval(const contract::Approval& approval);

private:
    void layOut();
    void showRisks(const std::vector<contract::ApprovalRisk>& risks);
    void showSteps(const std::vector<contract::ApprovalStep>& steps);
    QPushButton* addLink(const QString& text, std::optional<TransferId> contract::Approval::*transfer);

    Navigator& m_navigator;
    bool m_mayOpenTransfers;
    contract::Approval m_approval;
    StatusPill* m_state;
    LegList* m_legs;
    ChangeList* m_changes;
    QWidget* m_risks;
    FactGrid* m_facts;
    QWidget* m_steps;
    QPushButton* m_reversed;
    QPushButton* m_became;
};

} // namespace cf::ui
