// Being asked to end from outside (Ctrl-C, a session that is over, a machine that goes down), as an ordinary call in
// the event loop. main and its test use it.
//
// A signal ends the desktop as closing its window does, but asks nobody.
#pragma once

#include <QObject>

namespace cf::app {

class EndSignals : public QObject
{
    Q_OBJECT

public:
    //! From now on SIGTERM, SIGINT and SIGHUP are told. A second one of the same kind ends the program at once.
    //! One object in a program.
    explicit EndSignals(QObject* parent = nullptr);
    ~EndSignals() override;

Q_SIGNALS:
    void came();

private:
    int m_reading = -1;
};

} // namespace cf::app
