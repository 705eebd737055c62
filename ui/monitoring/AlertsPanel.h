// The alerts, active ones first. Part of MonitoringPage.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Monitoring.h"

#include <QWidget>

#include <map>

class QScrollArea;
class QVBoxLayout;

namespace cf::ui {

class AlertCard;
class EmptyState;

class AlertsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AlertsPanel(client::Bank& bank, QWidget* parent = nullptr);

    void showAlerts(const std::vector<contract::Alert>& alerts);
    //! A comment is half typed.
    bool holdsWork() const;
    //! Firing and not acknowledged.
    static int unattended(const std::vector<contract::Alert>& alerts);

private:
    client::Bank& m_bank;
    QScrollArea* m_scroll;
    QVBoxLayout* m_list;
    EmptyState* m_none;
    std::map<Uuid, AlertCard*> m_cards;
};

} // namespace cf::ui
