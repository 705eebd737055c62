// The window's status bar: connection state, transport security, current degradations, and signed-in user. Part of the
// workspace.
#pragma once

#include "services/client/ConnectionMonitor.h"
#include "services/contract/SignIn.h"

#include <QFrame>

class QLabel;

namespace cf::ui {

class ElidedLabel;
class IconLabel;

class StatusBar : public QFrame
{
    Q_OBJECT

public:
    //! `server`: the bank's address as shown to users. The monitor outlives this.
    StatusBar(const contract::StaffMember& staff, const client::ConnectionMonitor& monitor, const QString& server,
              QWidget* parent = nullptr);

private:
    void showState(const client::ConnectionState& state);

    QString m_server;
    QLabel* m_place;
    IconLabel* m_warningIcon;
    ElidedLabel* m_warning;
};

//! "Teller", "Supervisor" …
QString roleName(Role role);

} // namespace cf::ui
