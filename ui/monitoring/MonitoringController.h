// Polls the bank's metrics while the panel is shown and keeps the last answer. The panel only displays. At most one
// request of each kind is in flight, so a slow bank is not asked faster than it answers.
//
// It asks once a second while the panel is looked at.
#pragma once

#include "models/tables/SampleHistory.h"
#include "services/client/Bank.h"
#include "services/contract/Monitoring.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace cf::ui {

class MonitoringController : public QObject
{
    Q_OBJECT

public:
    explicit MonitoringController(client::Bank& bank, std::chrono::milliseconds interval = std::chrono::seconds(1),
                                  QObject* parent = nullptr);

    //! Asks at once, then once per interval until stopped.
    void start();
    void stop();

    //! The bank's last answer; null before the first.
    const contract::SystemStatus* status() const { return m_status ? &*m_status : nullptr; }
    const tables::SampleHistory& history() const { return m_history; }
    //! Why the last request failed; empty if it succeeded.
    const QString& error() const { return m_error; }
    //! The same for the last request for samples: the history does not advance.
    const QString& samplesError() const { return m_samplesError; }

Q_SIGNALS:
    void statusChanged();
    void samplesChanged();
    void errorChanged();

private:
    void ask();
    void askStatus();
    void askSamples();
    //! The result of a request, kept in one of the two below.
    template <class T>
    void note(QString& error, const client::CallResult<T>& result);

    client::Bank& m_bank;
    QTimer m_timer;
    std::optional<contract::SystemStatus> m_status;
    tables::SampleHistory m_history;
    QString m_error;
    QString m_samplesError;
    bool m_askingStatus = false;
    bool m_askingSamples = false;
};

} // namespace cf::ui
