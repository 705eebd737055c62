// The branches of the bank, read-only.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Administration.h"
#include "ui/administration/AdministrationPanel.h"

namespace cf::tables {
class BranchTableModel;
}

namespace cf::ui {

class RemoteTableView;

class BranchesPanel : public AdministrationPanel
{
    Q_OBJECT

public:
    //! The bank outlives this.
    explicit BranchesPanel(client::Bank& bank, QWidget* parent = nullptr);

    void activate() override;
    void shownAgain() override;

private:
    tables::BranchTableModel* m_model;
    RemoteTableView* m_table;
};

} // namespace cf::ui
