// Turns termination signals (Ctrl-C, logout, shutdown) into an ordinary call in the event loop. Used by main and its
// test.
//
// A signal ends the desktop as closing its window does, but asks nobody.
#pragma once

#include <QObject>

namespace cf::app {

class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    //! From now on SIGTERM, SIGINT and SIGHUP are reported. A second one of the same kind ends the program at once. One
    //! object per program.
    explicit TerminationSignals(QObject* parent = nullptr);
    ~TerminationSignals() override;

Q_SIGNALS:
    void received();

private:
    int m_reading = -1;
};

} // namespace cf::app
