// The transfers of the branch, newest first. Enter opens one.
#pragma once

#include "models/tables/TransferTableModel.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/Page.h"

class QSettings;

class QPushButton;

namespace cf::ui {

class RemoteTableView;
class TransferFilterBar;

class TransfersPage : public Page
{
    Q_OBJECT

public:
    //! All outlive this; `settings` keeps the column widths and may be null.
    TransfersPage(client::Bank& bank, Navigator& navigator, QSettings* settings, QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;
    void shownAgain() override;

private:
    void layOut(QSettings* settings);
    void onFilter();
    void openRow(qint64 row);

    tables::TransferTableModel m_model;
    Navigator& m_navigator;
    RemoteTableView* m_table;
    TransferFilterBar* m_filter;
    QPushButton* m_refresh;
};

} // namespace cf::ui
