// The drawn part of a TimeChart: lines, grid, axis labels, cursor, and drag selection of a span.
#pragma once

#include "ui/charts/TimeChart.h"

#include <QtCharts/QChartView>

class QLineSeries;
class QValueAxis;

namespace cf::ui {

class ChartCanvas : public QChartView
{
    Q_OBJECT

public:
    ChartCanvas(const QList<TimeChart::Line>& lines, TimeChart::Format format, QWidget* parent);

    static QColor colourOf(TimeChart::LineStyle style);
    static Qt::PenStyle patternOf(TimeChart::LineStyle style);

    void setThreshold(double value);
    void setPoints(int line, const std::vector<QPointF>& points);
    void setSpan(double from, double to);
    void setReading(std::optional<double> second);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void pointedAt(double second);
    void pointedAway();
    void spanRequested(double from, double to);
    void zoomRequested(double factor, double around);
    void wholeSpanRequested();

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void takeColours();
    void placePlot();
    void fitHeight();
    double secondAt(double x) const;
    double xOf(double second) const;
    int steps() const; //!< Of the height.
    double yOf(double value) const;
    void drawAxisWords(QPainter& painter) const;
    void drawThreshold(QPainter& painter) const;
    void drawCursor(QPainter& painter) const;

    TimeChart::Format m_format;
    QList<TimeChart::Line> m_lines;
    QList<QLineSeries*> m_series;
    QValueAxis* m_time;
    QValueAxis* m_height;
    double m_step = 0.5; //!< Spacing of the labels and lines beside the height.
    std::optional<double> m_threshold;
    std::optional<double> m_reading;
    std::optional<double> m_dragFrom; //!< In pixels.
    double m_dragTo = 0;
};

} // namespace cf::ui
