// Who is signed in, on which device, since when; any session can be ended from here.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Administration.h"
#include "ui/administration/AdministrationPanel.h"

class QLabel;
class QPushButton;
class QSettings;

namespace cf::tables {
class SessionTableModel;
}

namespace cf::ui {

class BusyButton;
class OutcomeBanner;
class RemoteTableView;

class SessionsPanel : public AdministrationPanel
{
    Q_OBJECT

public:
    //! Bank and settings (which may be null) outlive this. `self` is the signed-in user.
    SessionsPanel(client::Bank& bank, StaffId self, QSettings* settings, QWidget* parent = nullptr);

    //! Only this person's, until all are requested.
    void showOnly(const contract::StaffRef& person);

    void activate() override;
    void shownAgain() override;

private:
    void layOut(QSettings* settings);
    void onRowsArrived();
    void onSelection();
    void togglePerson(bool only);
    void showFilter(const QString& name);
    void askToEnd();
    void end(const contract::SessionRow& session);
    void onEnded(const QString& name, const client::CallResult<contract::Nothing>& result);

    client::Bank& m_bank;
    const StaffId m_self;
    tables::SessionTableModel* m_model;
    OutcomeBanner* m_banner;
    QLabel* m_heading;
    QPushButton* m_only;
    BusyButton* m_end;
    RemoteTableView* m_table;
    qint64 m_endedRow = -1; //!< The row that takes its place will be selected.
};

} // namespace cf::ui
