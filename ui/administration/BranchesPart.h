// The branches of the bank, to look at.
#pragma once

#include "services/client/AdministrationGateway.h"
#include "ui/administration/AdministrationPart.h"

namespace cf::tables {
class BranchTableModel;
}

namespace cf::ui {

class RemoteTableView;

class BranchesPart : public AdministrationPart
{
    Q_OBJECT

public:
    //! The gateway outlives this.
    explicit BranchesPart(client::AdministrationGateway& gateway, QWidget* parent = nullptr);

    void activate() override;
    void shownAgain() override;
    QList<KeyHint> keyHints() const override;

private:
    tables::BranchTableModel* m_model;
    RemoteTableView* m_table;
};

} // namespace cf::ui
