// The parts that the bank is made of, live: databases, servers, what they use and the proxies, the last change of the
// primary, and in words what the chosen part means for the bank. Part of MonitoringPage.
#pragma once

#include "models/tables/PartTableModel.h"
#include "services/contract/Cluster.h"
#include "ui/monitoring/Polling.h"
#include "ui/shell/KeyedWidget.h"

class QLabel;

namespace cf::ui {

class ElidedLabel;
class MessageBanner;
class PlainTable;

class ClusterPanel : public KeyedWidget
{
    Q_OBJECT

public:
    explicit ClusterPanel(client::Bank& bank, QWidget* parent = nullptr);

    //! Updates while `shown`.
    void setShown(bool shown);
    //! No updates while paused.
    void setPaused(bool paused) { m_polling.setPaused(paused); }

private:
    void layOut();
    void showStatus(const contract::ClusterStatus& status);
    void showMeaning();

    Polling<contract::GetClusterStatus> m_polling;
    tables::PartTableModel m_parts;
    MessageBanner* m_trouble;
    QLabel* m_seen;
    QLabel* m_failover;
    PlainTable* m_table;
    QLabel* m_meaning;
    ElidedLabel* m_unused;
};

} // namespace cf::ui
