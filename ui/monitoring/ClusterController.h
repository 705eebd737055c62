// Polls for the parts of the bank while they are shown. ClusterPanel displays them.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Cluster.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace cf::ui {

class ClusterController : public QObject
{
    Q_OBJECT

public:
    //! The bank outlives this.
    explicit ClusterController(client::Bank& bank, std::chrono::milliseconds interval = std::chrono::seconds(1),
                               QObject* parent = nullptr);

    //! Asks at once, then once per interval until stopped.
    void start();
    void stop() { m_timer.stop(); }
    void setPaused(bool paused) { m_paused = paused; }

Q_SIGNALS:
    void answered(const cf::contract::ClusterStatus& status);
    void failed(const QString& sentence);

private:
    void ask();

    client::Bank& m_bank;
    QTimer m_timer;
    client::CallHandle m_call;
    bool m_asking = false;
    bool m_paused = false;
};

} // namespace cf::ui
