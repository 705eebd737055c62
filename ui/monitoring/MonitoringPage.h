// The state of the system: overview, operations, errors, alerts, parts, events. Live while shown, frozen while paused.
#pragma once

#include "ui/monitoring/MonitoringController.h"
#include "ui/shell/Page.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace cf::ui {

class AlertsPanel;
class ClusterPanel;
class ErrorsPanel;
class EventsPanel;
class MessageBanner;
class OperationsPanel;
class OverviewPanel;
class StatusPill;

class MonitoringPage : public Page
{
    Q_OBJECT

public:
    explicit MonitoringPage(client::Bank& bank, QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;
    void shownAgain() override;
    void noLongerShown() override;
    bool holdsWork() const override;
    QList<KeyHint> keyHints() const override;

private:
    void layOut();
    void showStatus();
    void showError();
    QString chartsError() const;
    void showPill();
    void setPaused(bool paused);
    void showTab(int tab);

    MonitoringController m_controller;
    StatusPill* m_live;
    QLabel* m_measured;
    QPushButton* m_pause;
    MessageBanner* m_banner;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    OverviewPanel* m_overview;
    OperationsPanel* m_operations;
    ErrorsPanel* m_errors;
    AlertsPanel* m_alerts;
    ClusterPanel* m_cluster;
    EventsPanel* m_events;
};

} // namespace cf::ui
