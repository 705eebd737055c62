// The panel's first view: tiles with the system's state, and charts of the last 15 minutes with one cursor. Part of
// MonitoringPage.
#pragma once

#include "models/tables/SampleHistory.h"
#include "ui/charts/TimeChart.h"

#include <QWidget>

#include <map>
#include <string>

class QGridLayout;
class QScrollArea;

namespace cf::contract {
struct SystemStatus;
}

namespace cf::ui {

class MetricTile;

class OverviewPanel : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewPanel(QWidget* parent = nullptr);

    void showStatus(const contract::SystemStatus& status);
    void showSamples(const tables::SampleHistory& history);
    //! The metrics are stale: the bank does not answer.
    void setStale(bool stale);
    //! While paused the charts keep their span and lines.
    void setPaused(bool paused);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Plot
    {
        TimeChart* chart;
        int line;
        std::function<std::vector<QPointF>(const tables::SampleHistory&)> points;
    };

    MetricTile* addTile(const QString& name);
    TimeChart* addChart(const QString& title, const QList<TimeChart::Line>& lines, TimeChart::Format format);
    void addSummed(TimeChart* chart, int line, tables::SampleHistory::Measure measure);
    void addWorst(TimeChart* chart, int line, tables::SampleHistory::Measure measure);
    void buildCharts();
    void arrange();
    void draw();
    void setSpan(double from, double to);
    void followAgain();

    QScrollArea* m_scroll;
    QGridLayout* m_tileGrid;
    QGridLayout* m_chartGrid;
    QList<MetricTile*> m_tiles;
    QList<TimeChart*> m_charts;
    std::vector<Plot> m_plots;
    MetricTile* m_primary;
    std::map<std::string, MetricTile*> m_replicas;
    MetricTile* m_errors;
    MetricTile* m_latency;
    MetricTile* m_cache;
    MetricTile* m_disk;
    MetricTile* m_spool;
    MetricTile* m_trail;
    MetricTile* m_instances;
    tables::SampleHistory m_history;                 //!< What is drawn; frozen while paused.
    std::optional<std::pair<double, double>> m_span; //!< The zoomed span; empty: the last 15 minutes.
    int m_columns = 0;
    bool m_paused = false;
};

} // namespace cf::ui
