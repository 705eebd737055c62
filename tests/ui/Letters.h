// Letters of another size, and whether a window shows what it says in them: nothing cut off, nothing outside.
#pragma once

#include "ui/widgets/ElidedLabel.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QLabel>

namespace cf::test {

//! For as long as this lives. The theme is made after it.
class Letters
{
public:
    explicit Letters(int percent)
        : m_before(QApplication::font())
    {
        QFont font = m_before;
        font.setPointSizeF(font.pointSizeF() * percent / 100);
        QApplication::setFont(font);
    }
    ~Letters() { QApplication::setFont(m_before); }
    Letters(const Letters&) = delete;
    Letters& operator=(const Letters&) = delete;

private:
    QFont m_before;
};

//! What around the widget cuts a part of it off; what can be scrolled does not.
inline bool isCutOff(const QWidget& widget)
{
    for (const QWidget* around = widget.parentWidget(); around; around = around->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(around->parentWidget()))
            return false; // around is its viewport
        const QRect place(widget.mapTo(around, QPoint()), widget.size());
        if (!around->rect().contains(place))
            return true;
        if (around->isWindow())
            break;
    }
    return false;
}

//! The texts that are not shown whole, a line each; labels that end in "…" by design are.
inline QString clippedTexts(const QWidget& window)
{
    QStringList clipped;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const QString text = label ? label->text() : button ? button->text() : QString();
        const bool isField = qobject_cast<const QComboBox*>(widget) != nullptr;
        if (!widget->isVisible() || (text.isEmpty() && !isField))
            continue;
        const bool givesWay = isField || qobject_cast<const ui::ElidedLabel*>(widget) || (label && label->wordWrap());
        const int needed = label && label->wordWrap() ? label->heightForWidth(label->width()) : 0;
        if (isCutOff(*widget) || (!givesWay && widget->width() < widget->sizeHint().width()) ||
            widget->height() < needed)
            clipped += QStringLiteral("%1 “%2” %3x%4 of %5x%6")
                           .arg(QString::fromLatin1(widget->metaObject()->className()), text)
                           .arg(widget->width())
                           .arg(widget->height())
                           .arg(widget->sizeHint().width())
                           .arg(std::max(needed, widget->sizeHint().height()));
    }
    return clipped.join(QLatin1Char('\n'));
}

} // namespace cf::test
