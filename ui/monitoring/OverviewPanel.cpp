#include "ui/monitoring/OverviewPanel.h"

#include "models/tables/MetricText.h"
#include "ui/monitoring/MetricTile.h"
#include "ui/widgets/Styling.h"

#include <QGridLayout>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace cf::ui {
namespace {

using contract::Sample;
using tables::SampleHistory;

constexpr double kErrorPercent = 1; // percent
constexpr double kLatencyMicroseconds = 500'000;
constexpr double kLagMilliseconds = 10'000;

TimeChart::Format counts()
{
    return [](double value) { return tables::countText(value, QLocale()); };
}

TimeChart::Format shares()
{
    return [](double value) { return tables::shareText(static_cast<std::int64_t>(value * 1e4), QLocale()); };
}

TimeChart::Format durations(double microsecondsPerUnit)
{
    return [microsecondsPerUnit](double value) {
        return tables::durationText(static_cast<std::int64_t>(value * microsecondsPerUnit), QLocale());
    };
}

SampleHistory::Measure gauge(std::int64_t Sample::*member)
{
    return [member](const Sample& sample) { return std::optional(static_cast<double>(sample.*member)); };
}

// A second without calls has no latency: draw nothing, not zero.
SampleHistory::Measure latency(std::int64_t Sample::*member)
{
    return [member](const Sample& sample) {
        return sample.calls > 0 ? std::optional(static_cast<double>(sample.*member)) : std::nullopt;
    };
}

//! As many side by side as make the rows as full as possible.
int evenColumns(qsizetype count, int most)
{
    const int rows = std::max(1, (static_cast<int>(count) + most - 1) / most);
    return (static_cast<int>(count) + rows - 1) / rows;
}

//! Per second over the last minute: single seconds of a quiet bank mean little.
std::vector<QPointF> rollingShare(const SampleHistory& history, const SampleHistory::Measure& part,
                                  const SampleHistory::Measure& whole)
{
    constexpr double kWindow = 60;
    const auto parts = history.summed(part);
    const auto wholes = history.summed(whole);
    std::vector<QPointF> shares;
    double partSum = 0;
    double wholeSum = 0;
    std::size_t oldest = 0;
    for (std::size_t i = 0; i < std::min(parts.size(), wholes.size()); ++i) {
        partSum += parts[i].y();
        wholeSum += wholes[i].y();
        for (; parts[oldest].x() <= parts[i].x() - kWindow; ++oldest) {
            partSum -= parts[oldest].y();
            wholeSum -= wholes[oldest].y();
        }
        if (wholeSum > 0)
            shares.emplace_back(parts[i].x(), partSum / wholeSum * 100);
    }
    return shares;
}

} // namespace

OverviewPanel::OverviewPanel(QWidget* parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_tileGrid(new QGridLayout)
    , m_chartGrid(new QGridLayout)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, em(0.4), 0);
    column->setSpacing(em(0.7));
    m_tileGrid->setSpacing(em(0.6));
    m_chartGrid->setSpacing(em(0.6));
    column->addLayout(m_tileGrid);
    column->addLayout(m_chartGrid);
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_scroll->setAccessibleName(tr("Overview"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    m_primary = addTile(tr("Primary database"));
    m_errors = addTile(tr("Failed calls, last minute"));
    m_latency = addTile(tr("Time to answer, last minute"));
    m_cache = addTile(tr("Answered from the cache"));
    m_instances = addTile(tr("Instances of the bank"));
    m_disk = addTile(tr("Disk used"));
    m_spool = addTile(tr("Oldest read access not yet recorded"));
    m_trail = addTile(tr("Audit trail"));
    buildCharts();
}

MetricTile* OverviewPanel::addTile(const QString& name)
{
    auto* tile = new MetricTile(name, m_scroll->widget());
    m_tiles.push_back(tile);
    return tile;
}

TimeChart* OverviewPanel::addChart(const QString& title, const QList<TimeChart::Line>& lines, TimeChart::Format format)
{
    auto* chart = new TimeChart(title, lines, std::move(format), m_scroll->widget());
    chart->setObjectName(QStringLiteral("chartCard"));
    chart->setAttribute(Qt::WA_StyledBackground);
    m_charts.push_back(chart);
    connect(chart, &TimeChart::pointedAt, this, [this](double second) {
        for (TimeChart* each : m_charts)
            each->setReading(second);
    });
    connect(chart, &TimeChart::pointedAway, this, [this] {
        for (TimeChart* each : m_charts)
            each->setReading({});
    });
    connect(chart, &TimeChart::spanRequested, this, &OverviewPanel::setSpan);
    connect(chart, &TimeChart::wholeSpanRequested, this, &OverviewPanel::followAgain);
    return chart;
}

void OverviewPanel::addSummed(TimeChart* chart, int line, SampleHistory::Measure measure)
{
    m_plots.push_back({chart, line, [measure = std::move(measure)](const SampleHistory& history) {
                           return history.summed(measure);
                       }});
}

void OverviewPanel::addWorst(TimeChart* chart, int line, SampleHistory::Measure measure)
{
    m_plots.push_back(
        {chart, line, [measure = std::move(measure)](const SampleHistory& history) { return history.worst(measure); }});
}

void OverviewPanel::buildCharts()
{
    using LineStyle = TimeChart::LineStyle;
    TimeChart* calls =
        addChart(tr("Calls per second"), {{tr("all", "calls"), LineStyle::Plain}, {tr("transfers"), LineStyle::Dashed}},
                 counts());
    addSummed(calls, 0, gauge(&Sample::calls));
    addSummed(calls, 1, gauge(&Sample::transfers));

    TimeChart* errors = addChart(tr("Failed, share of the last minute"),
                                 {{tr("4xx"), LineStyle::Dashed}, {tr("5xx"), LineStyle::Dotted}}, shares());
    errors->setThreshold(kErrorPercent);
    m_plots.push_back({errors, 0, [](const SampleHistory& history) {
                           return rollingShare(history, gauge(&Sample::clientErrors), gauge(&Sample::calls));
                       }});
    m_plots.push_back({errors, 1, [](const SampleHistory& history) {
                           return rollingShare(history, gauge(&Sample::serverErrors), gauge(&Sample::calls));
                       }});

    TimeChart* times = addChart(
        tr("Time to answer"),
        {{tr("p50"), LineStyle::Plain}, {tr("p95"), LineStyle::Dashed}, {tr("p99"), LineStyle::Dotted}}, durations(1));
    times->setThreshold(kLatencyMicroseconds);
    addWorst(times, 0, latency(&Sample::p50Microseconds));
    addWorst(times, 1, latency(&Sample::p95Microseconds));
    addWorst(times, 2, latency(&Sample::p99Microseconds));

    TimeChart* lag = addChart(tr("Replica behind"), {{tr("lag"), LineStyle::Plain}}, durations(1000));
    lag->setThreshold(kLagMilliseconds);
    addWorst(lag, 0, [](const Sample& sample) {
        return sample.replicaLagMilliseconds ? std::optional(static_cast<double>(*sample.replicaLagMilliseconds))
                                             : std::nullopt;
    });

    TimeChart* cache =
        addChart(tr("Answered from the cache, share of the last minute"), {{tr("hits"), LineStyle::Plain}}, shares());
    m_plots.push_back({cache, 0, [](const SampleHistory& history) {
                           return rollingShare(history, gauge(&Sample::cacheHits), [](const Sample& sample) {
                               return std::optional(static_cast<double>(sample.cacheHits + sample.cacheMisses));
                           });
                       }});

    TimeChart* load = addChart(tr("At work"),
                               {{tr("in flight"), LineStyle::Plain},
                                {tr("queued"), LineStyle::Dashed},
                                {tr("connections"), LineStyle::Dotted}},
                               counts());
    addSummed(load, 0, gauge(&Sample::inFlight));
    addSummed(load, 1, gauge(&Sample::queueDepth));
    addSummed(load, 2, gauge(&Sample::poolInUse));

    TimeChart* work =
        addChart(tr("Database and ledger"),
                 {{tr("queries per second"), LineStyle::Plain}, {tr("largest batch"), LineStyle::Dashed}}, counts());
    addSummed(work, 0, gauge(&Sample::queries));
    addWorst(work, 1, gauge(&Sample::batchSize));
}

void OverviewPanel::showStatus(const contract::SystemStatus& status)
{
    m_primary->setRating(MetricRatings::primary(status.primary));
    for (const contract::ReplicaStatus& replica : status.replicas) {
        MetricTile*& tile = m_replicas[replica.name];
        if (!tile) {
            tile = new MetricTile({}, m_scroll->widget());
            m_tiles.insert(static_cast<qsizetype>(m_replicas.size()), tile);
            m_columns = 0;
            arrange();
        }
        const QString name = QString::fromStdString(replica.name);
        tile->setName(replica.synchronous ? tr("Replica %1, synchronous").arg(name)
                                          : tr("Replica %1, asynchronous").arg(name));
        tile->setRating(MetricRatings::replica(replica));
        tile->setToolTip(replica.replayPosition
                             ? tr("Log position replayed: %1").arg(QString::fromStdString(*replica.replayPosition))
                             : QString());
    }
    const MinuteTotals totals = totalsOf(status.operations);
    m_errors->setRating(MetricRatings::errors(totals));
    m_latency->setRating(MetricRatings::latency(totals));
    m_cache->setRating(MetricRatings::cache(status.cache));
    m_instances->setRating(MetricRatings::instances(status));
    m_disk->setRating(MetricRatings::disk(status.instances));
    m_spool->setRating(MetricRatings::auditSpool(status.instances));
    m_trail->setRating(MetricRatings::auditTrail(status.instances));
}

void OverviewPanel::showSamples(const SampleHistory& history)
{
    if (m_paused)
        return;
    m_history = history;
    draw();
}

void OverviewPanel::draw()
{
    const auto newest = m_history.newest();
    if (!newest)
        return;
    const auto last = static_cast<double>(*newest);
    const auto [from, to] = m_span.value_or(std::pair(last - static_cast<double>(SampleHistory::kSeconds), last));
    for (TimeChart* chart : m_charts)
        chart->setSpan(from, to);
    for (const Plot& plot : m_plots) {
        std::vector<QPointF> points = plot.points(m_history);
        // When zoomed in, hidden points do not cause visible ones to be downsampled.
        std::erase_if(points,
                      [from = from, to = to](const QPointF& point) { return point.x() < from || point.x() > to; });
        plot.chart->setPoints(plot.line, points);
    }
}

void OverviewPanel::setSpan(double from, double to)
{
    const auto newest = m_history.newest();
    if (!newest)
        return;
    const auto last = static_cast<double>(*newest);
    const double first = last - static_cast<double>(SampleHistory::kSeconds);
    m_span = std::pair(std::max(from, first), std::min(to, last));
    if (m_span->first <= first && m_span->second >= last)
        m_span.reset();
    draw();
}

void OverviewPanel::followAgain()
{
    m_span.reset();
    draw();
}

void OverviewPanel::setStale(bool stale)
{
    for (MetricTile* tile : m_tiles)
        tile->setStale(stale);
}

void OverviewPanel::setPaused(bool paused)
{
    m_paused = paused;
}

void OverviewPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void OverviewPanel::arrange()
{
    const int columns = evenColumns(m_tiles.size(), std::clamp(width() / em(15), 2, 8));
    if (columns == m_columns)
        return;
    for (int column = 0; column < std::max(columns, m_columns); ++column)
        m_tileGrid->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
    for (qsizetype i = 0; i < m_tiles.size(); ++i)
        m_tileGrid->addWidget(m_tiles[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    const int chartColumns = evenColumns(m_charts.size(), std::clamp(width() / em(26), 1, 3));
    for (qsizetype i = 0; i < m_charts.size(); ++i)
        m_chartGrid->addWidget(m_charts[i], static_cast<int>(i) / chartColumns, static_cast<int>(i) % chartColumns);
}

} // namespace cf::ui
