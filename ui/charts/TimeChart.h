// Lines over time with a readout cursor: drag or scroll to zoom, move by mouse or arrow keys. The only user of Qt
// Charts. The monitoring panel shows several over one time span.
//
// Axis words and cursor are drawn by hand, because Qt Charts cannot format them.
#pragma once

#include <QList>
#include <QPointF>
#include <QString>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QHBoxLayout;

namespace cf::ui {

class ChartCanvas;

class TimeChart : public QWidget
{
    Q_OBJECT

public:
    //! Distinguished by colour and pattern.
    enum class LineStyle
    {
        Plain,
        Dashed,
        Dotted,
    };
    struct Line
    {
        QString name;
        LineStyle style = LineStyle::Plain;
    };
    using Format = std::function<QString(double)>;
    static constexpr double kShortestSpan = 10; //!< Seconds; the zoom limit.

    TimeChart(const QString& title, const QList<Line>& lines, Format format, QWidget* parent = nullptr);

    //! A threshold the lines should stay below, drawn when near them.
    void setThreshold(double value);
    //! x: seconds since 1970, ascending. Any number: drawing is downsampled, readout is exact.
    void setPoints(int line, const std::vector<QPointF>& points);
    //! The visible time span, in seconds since 1970.
    void setSpan(double from, double to);
    //! Moves the readout to this second; empty: the newest values.
    void setReading(std::optional<double> second);

Q_SIGNALS:
    void pointedAt(double second);
    void pointedAway();
    void spanRequested(double from, double to);
    void wholeSpanRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void drawMarks();
    void showReading();
    void moveReading(double seconds);
    void zoom(double factor, double around);

    QString m_title;
    QList<Line> m_lines;
    Format m_format;
    ChartCanvas* m_canvas;
    QLabel* m_time;
    QList<QLabel*> m_marks;
    QList<QLabel*> m_values;
    std::vector<std::vector<QPointF>> m_points;
    std::optional<double> m_reading;
    double m_from = 0;
    double m_to = 1;
};

} // namespace cf::ui
