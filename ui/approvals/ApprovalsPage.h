// The branch's orders waiting for approval: the list, with details of the selected one below.
#pragma once

#include "models/tables/WaitingOrderTableModel.h"
#include "ui/shell/Page.h"

class QSettings;

namespace cf::ui {

class FactGrid;
class RemoteTableView;
class SectionCard;

class ApprovalsPage : public Page
{
    Q_OBJECT

public:
    //! Both outlive this; `settings` keeps the column widths and may be null.
    ApprovalsPage(client::Bank& bank, QSettings* settings, QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;
    void shownAgain() override;

private:
    void layOut(QSettings* settings);
    void showRow(qint64 row);

    tables::WaitingOrderTableModel m_model;
    RemoteTableView* m_table;
    SectionCard* m_detail;
    FactGrid* m_facts;
};

} // namespace cf::ui
