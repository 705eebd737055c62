// Reports user activity to the session: any key, button or wheel in any window of the program.
#pragma once

#include <QObject>

namespace cf::client {
class SessionKeeper;
}

namespace cf::ui {

class IdleWatch : public QObject
{
    Q_OBJECT

public:
    //! Watches the whole application from now on. The session outlives this.
    explicit IdleWatch(client::SessionKeeper& session, QObject* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    client::SessionKeeper& m_session;
};

} // namespace cf::ui
