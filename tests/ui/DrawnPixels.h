// The pixels of a window's text and icons as drawn: the difference in its picture when they are removed. So no border
// or icon passes for an unreadable word, nor a widget's rectangle for the position of its text.
#pragma once

#include <QAbstractButton>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QSignalBlocker>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_map>
#include <vector>

namespace cf::test {

inline double luminanceOf(QRgb colour)
{
    const auto part = [](int value) {
        const double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(qRed(colour)) + 0.7152 * part(qGreen(colour)) + 0.0722 * part(qBlue(colour));
}

//! Per WCAG 2.2, 1 to 21.
inline double contrastOf(QRgb a, QRgb b)
{
    const double light = std::max(luminanceOf(a), luminanceOf(b));
    const double dark = std::min(luminanceOf(a), luminanceOf(b));
    return (light + 0.05) / (dark + 0.05);
}

inline const QRgb* lineOf(const QImage& picture, int y)
{
    return reinterpret_cast<const QRgb*>(picture.constScanLine(y));
}

//! The most frequent colour in that part of a picture.
inline QRgb groundOf(const QImage& picture, const QRect& part)
{
    // For a whole window every third pixel is enough.
    const int step = part.width() > 600 ? 3 : 1;
    std::unordered_map<QRgb, int> colours;
    for (int y = part.top(); y <= part.bottom(); y += step) {
        const QRgb* line = lineOf(picture, y);
        for (int x = part.left(); x <= part.right(); x += step)
            ++colours[line[x]];
    }
    const auto most = std::max_element(colours.begin(), colours.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == colours.end() ? qRgb(0, 0, 0) : most->first;
}

class DrawnPixels
{
public:
    //! Pixels of the window. `contrast` is that of the most contrasting pixel: antialiased edges have less.
    struct Drawn
    {
        QRect around;
        double contrast = 1;
    };

    explicit DrawnPixels(QWidget& window)
        : m_window(window)
    {
        std::vector<std::function<void()>> undo;
        // A cursor would move with the text.
        for (auto* field : window.findChildren<QLineEdit*>())
            undo.push_back(withoutCursor(*field));
        m_whole = grabbed();
        for (auto* button : window.findChildren<QAbstractButton*>()) {
            if (!button->icon().isNull())
                undo.push_back(withoutIcon(*button));
        }
        m_noIcons = grabbed();
        for (auto* label : window.findChildren<QLabel*>()) {
            if (!label->text().isEmpty())
                undo.push_back(withoutText(*label));
        }
        for (auto* button : window.findChildren<QAbstractButton*>()) {
            if (!button->text().isEmpty())
                undo.push_back(withoutText(*button));
        }
        for (auto* field : window.findChildren<QLineEdit*>())
            undo.push_back(withoutText(*field));
        m_bare = grabbed();
        std::for_each(undo.rbegin(), undo.rend(), [](const auto& again) { again(); });
    }

    const QImage& picture() const { return m_whole; }

    //! The visible part of the widget's rectangle, in window coordinates.
    QRect placeOf(const QWidget& widget) const
    {
        return widget.visibleRegion()
            .boundingRect()
            .translated(widget.mapTo(&m_window, QPoint()))
            .intersected(m_whole.rect());
    }

    Drawn lettersOf(const QWidget& widget) const { return difference(m_noIcons, m_bare, placeOf(widget)); }
    Drawn iconOf(const QAbstractButton& button) const { return difference(m_whole, m_noIcons, placeOf(button)); }
    //! The background of the widget's text.
    QRgb groundBehind(const QWidget& widget) const { return groundOf(m_bare, placeOf(widget)); }

private:
    QImage grabbed() const { return m_window.grab().toImage().convertToFormat(QImage::Format_RGB32); }

    static std::function<void()> withoutCursor(QLineEdit& field)
    {
        const QSignalBlocker quiet(field);
        const int at = field.cursorPosition();
        const int from = field.selectionStart();
        const int length = field.selectionLength();
        field.setCursorPosition(0);
        return [&field, at, from, length] {
            const QSignalBlocker silent(field);
            field.setCursorPosition(at);
            if (length > 0)
                field.setSelection(from, length);
        };
    }

    static std::function<void()> withoutIcon(QAbstractButton& button)
    {
        const QIcon icon = button.icon();
        // Of the same size, so that the text does not move.
        QPixmap nothing(button.iconSize());
        nothing.fill(Qt::transparent);
        button.setIcon(nothing);
        return [&button, icon] { button.setIcon(icon); };
    }

    template <class Widget>
    static std::function<void()> withoutText(Widget& widget)
    {
        const QString text = widget.text();
        widget.setText({});
        return [&widget, text] { widget.setText(text); };
    }

    static std::function<void()> withoutText(QLineEdit& field)
    {
        const QSignalBlocker quiet(field);
        const QString text = field.text();
        const QString hint = field.placeholderText();
        field.setText({});
        field.setPlaceholderText({});
        return [&field, text, hint] {
            const QSignalBlocker silent(field);
            field.setText(text);
            field.setPlaceholderText(hint);
        };
    }

    static Drawn difference(const QImage& with, const QImage& without, const QRect& part)
    {
        Drawn drawn;
        for (int y = part.top(); y <= part.bottom(); ++y) {
            const QRgb* drawnLine = lineOf(with, y);
            const QRgb* bareLine = lineOf(without, y);
            for (int x = part.left(); x <= part.right(); ++x) {
                if (drawnLine[x] == bareLine[x])
                    continue;
                drawn.around |= QRect(x, y, 1, 1);
                drawn.contrast = std::max(drawn.contrast, contrastOf(drawnLine[x], bareLine[x]));
            }
        }
        return drawn;
    }

    QWidget& m_window;
    QImage m_whole;
    QImage m_noIcons;
    QImage m_bare;
};

} // namespace cf::test
