#include "ui/charts/TimeChart.h"

#include "models/tables/BranchClock.h"
#include "models/tables/SampleHistory.h"
#include "ui/charts/ChartCanvas.h"
#include "ui/common/DigitKey.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QDateTime>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace cf::ui {
namespace {

constexpr std::size_t kMostDrawn = 600;

//! A short stroke in the line's colour and pattern, for the legend.
QPixmap stroke(TimeChart::LineStyle style, double pixelRatio)
{
    QPixmap picture(QSize(em(1.2), em(0.6)) * pixelRatio);
    picture.setDevicePixelRatio(pixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setPen(QPen(ChartCanvas::colourOf(style), em(0.12), ChartCanvas::patternOf(style)));
    painter.drawLine(QPointF(0, em(0.3)), QPointF(em(1.2), em(0.3)));
    return picture;
}

//! The last value at or before the second; empty if none is within a few seconds.
std::optional<double> valueAt(const std::vector<QPointF>& points, double second)
{
    const auto after = std::upper_bound(points.begin(), points.end(), second,
                                        [](double wanted, const QPointF& point) { return wanted < point.x(); });
    if (after == points.begin() || second - std::prev(after)->x() > 5)
        return std::nullopt;
    return std::prev(after)->y();
}

} // namespace

TimeChart::TimeChart(const QString& title, const QList<Line>& lines, Format format, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_lines(lines)
    , m_format(std::move(format))
    , m_canvas(new ChartCanvas(lines, m_format, this))
    , m_time(plainLabel({}, TextRole::Small, this))
    , m_points(static_cast<std::size_t>(lines.size()))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    auto* head = new QHBoxLayout;
    head->setSpacing(em(0.4));
    head->addWidget(plainLabel(title, TextRole::Strong, this));
    head->addStretch(1);
    for (const Line& line : lines) {
        auto* mark = new QLabel(this);
        auto* value = plainLabel(line.name, TextRole::Small, this);
        value->setFont(withTabularDigits(value->font()));
        head->addWidget(mark);
        head->addWidget(value);
        m_marks.push_back(mark);
        m_values.push_back(value);
    }
    drawMarks();
    m_time->setFont(withTabularDigits(m_time->font()));
    setTextTone(m_time, Tone::Neutral);
    head->addWidget(m_time);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(0.6), em(0.5), em(0.6), em(0.3));
    column->setSpacing(em(0.2));
    column->addLayout(head);
    column->addWidget(m_canvas, 1);
    connect(m_canvas, &ChartCanvas::pointedAt, this, &TimeChart::pointedAt);
    connect(m_canvas, &ChartCanvas::pointedAway, this, &TimeChart::pointedAway);
    connect(m_canvas, &ChartCanvas::spanRequested, this, &TimeChart::spanRequested);
    connect(m_canvas, &ChartCanvas::wholeSpanRequested, this, &TimeChart::wholeSpanRequested);
    connect(m_canvas, &ChartCanvas::zoomRequested, this, &TimeChart::zoom);
}

void TimeChart::setThreshold(double value)
{
    m_canvas->setThreshold(value);
}

void TimeChart::setPoints(int line, const std::vector<QPointF>& points)
{
    m_points[static_cast<std::size_t>(line)] = points;
    m_canvas->setPoints(line, tables::downsampled(points, kMostDrawn));
    showReading();
}

void TimeChart::setSpan(double from, double to)
{
    m_from = from;
    m_to = to;
    m_canvas->setSpan(from, to);
    showReading();
}

void TimeChart::setReading(std::optional<double> second)
{
    m_reading = second;
    m_canvas->setReading(second);
    showReading();
}

void TimeChart::drawMarks()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        m_marks[i]->setPixmap(stroke(m_lines[i].style, devicePixelRatioF()));
}

void TimeChart::showReading()
{
    QStringList spoken;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const auto value = valueAt(m_points[static_cast<std::size_t>(i)], m_reading.value_or(m_to));
        //: the name of a line in a chart and what it reads now
        const QString text = value ? tr("%1: %2").arg(m_lines[i].name, m_format(*value)) : m_lines[i].name;
        m_values[i]->setText(text);
        spoken += text;
    }
    m_time->setText(m_reading ? tables::localTime(Instant(std::chrono::seconds(std::llround(*m_reading))))
                                    .toString(QStringLiteral("HH:mm:ss"))
                              : QString());
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
}

void TimeChart::moveReading(double seconds)
{
    Q_EMIT pointedAt(std::clamp(m_reading.value_or(m_to) + seconds, m_from, m_to));
}

void TimeChart::zoom(double factor, double around)
{
    const double span = std::max(kShortestSpan, (m_to - m_from) * factor);
    const double part = (around - m_from) / (m_to - m_from);
    Q_EMIT spanRequested(around - span * part, around + span * (1 - part));
}

void TimeChart::keyPressEvent(QKeyEvent* event)
{
    const double step = event->modifiers().testFlag(Qt::ControlModifier) ? 30 : 1;
    if (isDigitKey(*event, 0)) {
        Q_EMIT wholeSpanRequested();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return moveReading(-step);
    case Qt::Key_Right:
        return moveReading(step);
    case Qt::Key_Plus:
    case Qt::Key_Equal: // where plus is Shift with this key
        return zoom(0.5, m_reading.value_or(m_to));
    case Qt::Key_Minus:
        return zoom(2.0, m_reading.value_or(m_to));
    case Qt::Key_Escape:
        Q_EMIT pointedAway();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TimeChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    setStyleProperty(this, "active", true);
}

void TimeChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawMarks();
}

void TimeChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setStyleProperty(this, "active", false);
}

} // namespace cf::ui
