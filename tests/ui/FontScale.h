// Sets another font size and checks that a window shows all its text: nothing clipped, nothing outside.
#pragma once

#include "ui/widgets/ElidedLabel.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QLabel>

namespace cf::test {

//! In effect during its lifetime. Create the theme afterwards.
class FontScale
{
public:
    explicit FontScale(int percent)
        : m_before(QApplication::font())
    {
        QFont font = m_before;
        font.setPointSizeF(font.pointSizeF() * percent / 100);
        QApplication::setFont(font);
    }
    ~FontScale() { QApplication::setFont(m_before); }
    FontScale(const FontScale&) = delete;
    FontScale& operator=(const FontScale&) = delete;

private:
    QFont m_before;
};

//! The ancestor that clips the widget; scroll areas do not count.
inline bool isCutOff(const QWidget& widget)
{
    for (const QWidget* around = widget.parentWidget(); around; around = around->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(around->parentWidget()))
            return false; // its viewport surrounds it
        const QRect place(widget.mapTo(around, QPoint()), widget.size());
        if (!around->rect().contains(place))
            return true;
        if (around->isWindow())
            break;
    }
    return false;
}

//! The texts not fully shown, one per line; labels elided by design do not count.
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
