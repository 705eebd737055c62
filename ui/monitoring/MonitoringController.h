// Asks the bank for its figures while the panel is looked at, and keeps what it last said. The panel draws; it never
// asks itself. One question of a kind is on its way at a time, so a slow bank is not asked faster than it answers.
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

    //! Asks at once and then once an interval, until stopped.
    void start();
    void stop();

    //! What the bank last said of itself; null before the first answer.
    const contract::SystemStatus* status() const { return m_status ? &*m_status : nullptr; }
    const tables::SampleHistory& history() const { return m_history; }
    //! Why the last question was not answered; empty while all is well.
    const QString& trouble() const { return m_trouble; }
    //! The same of the last question for samples: the history stands still.
    const QString& samplesTrouble() const { return m_samplesTrouble; }

Q_SIGNALS:
    void statusChanged();
    void samplesChanged();
    void troubleChanged();

private:
    void ask();
    void askStatus();
    void askSamples();
    //! What came of a question, kept in one of the two below.
    template <class T>
    void note(QString& trouble, const client::CallResult<T>& result);

    client::Bank& m_bank;
    QTimer m_timer;
    std::optional<contract::SystemStatus> m_status;
    tables::SampleHistory m_history;
    QString m_trouble;
    QString m_samplesTrouble;
    bool m_askingStatus = false;
    bool m_askingSamples = false;
};

} // namespace cf::ui
