// Axis labels and grid are drawn here: Qt Charts can neither format values nor keep its margins fixed, and its grid
// stays at an earlier size.
#include "ui/charts/ChartCanvas.h"

#include "models/tables/BranchClock.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"

#include <QDateTime>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace cf::ui {
namespace {

constexpr int kMostSteps = 4;    // of the height
constexpr double kLeastDrag = 6; // pixels; less is a click

//! The smallest of 1, 2, 2.5 and 5 times a power of ten for which kMostSteps steps reach `value`.
double stepUpTo(double value)
{
    const double unit = std::pow(10, std::floor(std::log10(value / kMostSteps)));
    for (const double step : {1.0, 2.0, 2.5, 5.0}) {
        if (value <= kMostSteps * step * unit)
            return step * unit;
    }
    return 10 * unit;
}

} // namespace

ChartCanvas::ChartCanvas(const QList<TimeChart::Line>& lines, TimeChart::Format format, QWidget* parent)
    : QChartView(parent)
    , m_format(std::move(format))
    , m_lines(lines)
    , m_time(new QValueAxis(this))
    , m_height(new QValueAxis(this))
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setBackgroundRoundness(0);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    for (QValueAxis* axis : {m_time, m_height}) {
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
        axis->setGridLineVisible(false);
    }
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_height, Qt::AlignLeft);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        auto* series = new QLineSeries(this);
        chart()->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_height);
        m_series.push_back(series);
    }
    takeColours();
}

QColor ChartCanvas::colourOf(TimeChart::LineStyle style)
{
    const Theme& theme = Theme::current();
    switch (style) {
    case TimeChart::LineStyle::Plain:
        return theme.accentText;
    case TimeChart::LineStyle::Dashed:
        return theme.warning.strong;
    case TimeChart::LineStyle::Dotted:
        return theme.danger.strong;
    }
    return theme.text;
}

Qt::PenStyle ChartCanvas::patternOf(TimeChart::LineStyle style)
{
    switch (style) {
    case TimeChart::LineStyle::Plain:
        return Qt::SolidLine;
    case TimeChart::LineStyle::Dashed:
        return Qt::DashLine;
    case TimeChart::LineStyle::Dotted:
        return Qt::DotLine;
    }
    return Qt::SolidLine;
}

void ChartCanvas::takeColours()
{
    for (qsizetype i = 0; i < m_series.size(); ++i)
        m_series[i]->setPen(QPen(colourOf(m_lines[i].style), em(0.1), patternOf(m_lines[i].style)));
    setBackgroundBrush(Theme::current().surface);
}

QSize ChartCanvas::sizeHint() const
{
    return {em(16), em(7.5)};
}

void ChartCanvas::setThreshold(double value)
{
    m_threshold = value;
    fitHeight();
}

void ChartCanvas::setPoints(int line, const std::vector<QPointF>& points)
{
    m_series[line]->replace(QList<QPointF>(points.begin(), points.end()));
    fitHeight();
}

void ChartCanvas::setSpan(double from, double to)
{
    m_time->setRange(from, to);
    fitHeight();
}

void ChartCanvas::setReading(std::optional<double> second)
{
    m_reading = second;
    viewport()->update();
}

void ChartCanvas::fitHeight()
{
    double highest = 0;
    for (const QLineSeries* series : m_series) {
        for (const QPointF& point : series->points()) {
            if (point.x() >= m_time->min() && point.x() <= m_time->max())
                highest = std::max(highest, point.y());
        }
    }
    // The threshold is drawn once the lines come near it.
    if (m_threshold && highest > *m_threshold / 3)
        highest = std::max(highest, *m_threshold * 1.05);
    m_step = highest > 0 ? stepUpTo(highest) : 0.5;
    m_height->setRange(0, highest > 0 ? std::ceil(highest / m_step) * m_step : 1);
    viewport()->update();
}

void ChartCanvas::placePlot()
{
    const int words = fontMetrics().horizontalAdvance(QStringLiteral("0000 ms")) + em(0.4);
    chart()->setPlotArea(
        QRectF(words, em(0.4), std::max(1, width() - words - em(0.6)), std::max(1, height() - em(0.4) - em(1.5))));
}

void ChartCanvas::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    placePlot();
}

void ChartCanvas::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        takeColours();
}

double ChartCanvas::secondAt(double x) const
{
    const QRectF plot = chart()->plotArea();
    const double part = std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0);
    return m_time->min() + part * (m_time->max() - m_time->min());
}

double ChartCanvas::xOf(double second) const
{
    const QRectF plot = chart()->plotArea();
    return plot.left() + (second - m_time->min()) / (m_time->max() - m_time->min()) * plot.width();
}

int ChartCanvas::steps() const
{
    return static_cast<int>(std::lround(m_height->max() / m_step));
}

double ChartCanvas::yOf(double value) const
{
    const QRectF plot = chart()->plotArea();
    return plot.bottom() - value / m_height->max() * plot.height();
}

void ChartCanvas::drawBackground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawBackground(painter, rect);
    const QRectF plot = chart()->plotArea();
    painter->setPen(QPen(Theme::current().line, 1));
    for (int step = 0; step <= steps(); ++step) {
        const double y = yOf(step * m_step);
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void ChartCanvas::drawForeground(QPainter* painter, const QRectF&)
{
    painter->save();
    painter->setFont(fontFor(TextRole::Small));
    drawAxisWords(*painter);
    drawThreshold(*painter);
    drawCursor(*painter);
    painter->restore();
}

void ChartCanvas::drawAxisWords(QPainter& painter) const
{
    const QRectF plot = chart()->plotArea();
    const int line = painter.fontMetrics().height();
    painter.setPen(Theme::current().muted);
    for (int step = 0; step <= steps(); ++step) {
        const double value = step * m_step;
        const QRectF place(0, yOf(value) - line / 2.0, plot.left() - em(0.3), line);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, m_format(value));
    }
    const double span = m_time->max() - m_time->min();
    const QString format = span > 180 ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss");
    const double word = painter.fontMetrics().horizontalAdvance(QStringLiteral("00:00:00"));
    const int times = std::clamp(static_cast<int>(plot.width() / (word * 1.8)), 1, 5);
    for (int at = 0; at <= times; ++at) {
        const double second = m_time->min() + span * at / times;
        const QString text = tables::localTime(Instant(std::chrono::seconds(std::llround(second)))).toString(format);
        const double left = std::clamp(xOf(second) - word / 2, plot.left() - word / 4, plot.right() - word + em(0.6));
        painter.drawText(QRectF(left, plot.bottom() + em(0.2), word, line), Qt::AlignHCenter, text);
    }
}

void ChartCanvas::drawThreshold(QPainter& painter) const
{
    if (!m_threshold || *m_threshold > m_height->max())
        return;
    painter.setPen(QPen(Theme::current().danger.strong, 1, Qt::DashDotLine));
    const QRectF plot = chart()->plotArea();
    painter.drawLine(QPointF(plot.left(), yOf(*m_threshold)), QPointF(plot.right(), yOf(*m_threshold)));
}

void ChartCanvas::drawCursor(QPainter& painter) const
{
    const QRectF plot = chart()->plotArea();
    if (m_dragFrom) {
        QColor shade = Theme::current().accentText;
        shade.setAlphaF(0.2F);
        painter.fillRect(QRectF(QPointF(*m_dragFrom, plot.top()), QPointF(m_dragTo, plot.bottom())).normalized(),
                         shade);
    }
    if (!m_reading || *m_reading < m_time->min() || *m_reading > m_time->max())
        return;
    painter.setPen(QPen(Theme::current().text, 1));
    painter.drawLine(QPointF(xOf(*m_reading), plot.top()), QPointF(xOf(*m_reading), plot.bottom()));
}

void ChartCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragFrom) {
        m_dragTo = std::clamp(event->position().x(), chart()->plotArea().left(), chart()->plotArea().right());
        viewport()->update();
    }
    Q_EMIT pointedAt(secondAt(event->position().x()));
}

void ChartCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragFrom = std::clamp(event->position().x(), chart()->plotArea().left(), chart()->plotArea().right());
    m_dragTo = *m_dragFrom;
}

void ChartCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragFrom)
        return;
    const double from = secondAt(std::min(*m_dragFrom, m_dragTo));
    const double to = secondAt(std::max(*m_dragFrom, m_dragTo));
    const bool dragged = std::abs(*m_dragFrom - m_dragTo) >= kLeastDrag;
    m_dragFrom.reset();
    viewport()->update();
    if (dragged && to - from >= TimeChart::kShortestSpan)
        Q_EMIT spanRequested(from, to);
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT wholeSpanRequested();
}

// Zooms with Ctrl only: without it the page scrolls.
void ChartCanvas::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    Q_EMIT zoomRequested(event->angleDelta().y() > 0 ? 0.5 : 2.0, secondAt(event->position().x()));
    event->accept();
}

void ChartCanvas::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    Q_EMIT pointedAway();
}

} // namespace cf::ui
