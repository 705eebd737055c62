// Walks a window by Tab alone, as a user without a mouse does.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QRadioButton>
#include <QTabBar>
#include <QTest>

#include <algorithm>

namespace cf::test {

//! Its accessible name.
inline QString spokenName(const QWidget& widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return !widget.accessibleName().isEmpty() || !button ? widget.accessibleName()
                                                         : QString(button->text()).remove(QLatin1Char('&'));
}

//! Everything Tab reaches from the current focus, once around; with Shift in reverse.
inline QStringList tabWalk(Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    constexpr int kMost = 100;
    constexpr int kMostSections = 3;
    QStringList names;
    const QWidget* first = QApplication::focusWidget();
    QWidget* here = QApplication::focusWidget();
    do {
        names += spokenName(*here);
        // Within a date, Tab first goes from day to month.
        const QWidget* before = here;
        for (int i = 0; i < kMostSections && here == before; ++i) {
            QTest::keyClick(here, modifiers & Qt::ShiftModifier ? Qt::Key_Backtab : Qt::Key_Tab, modifiers);
            here = QApplication::focusWidget();
        }
    } while (here && here != first && names.size() < kMost);
    return names;
}

//! Can currently get the focus by Tab. Of radio buttons, the checked one.
inline bool isTabStop(const QWidget& widget)
{
    const auto* radio = qobject_cast<const QRadioButton*>(&widget);
    return (widget.focusPolicy() & Qt::TabFocus) && widget.isVisible() && widget.isEnabled() && !widget.focusProxy() &&
           (!radio || radio->isChecked());
}

//! A control of its own, not part of another one, such as a date edit's field. Of radio buttons, the checked one.
inline bool isForHands(const QWidget& widget)
{
    const auto works = [](const QWidget* one) {
        return qobject_cast<const QAbstractButton*>(one) || qobject_cast<const QLineEdit*>(one) ||
               qobject_cast<const QComboBox*>(one) || qobject_cast<const QAbstractSpinBox*>(one) ||
               qobject_cast<const QAbstractItemView*>(one) || qobject_cast<const QTabBar*>(one);
    };
    const auto* radio = qobject_cast<const QRadioButton*>(&widget);
    if (!works(&widget) || qobject_cast<const QHeaderView*>(&widget) || (radio && !radio->isChecked()))
        return false;
    for (const QWidget* above = widget.parentWidget(); above && !above->isWindow(); above = above->parentWidget()) {
        if (works(above))
            return false;
    }
    return true;
}

//! Controls currently usable only by mouse.
inline QStringList mouseOnly(const QWidget& window)
{
    QStringList names;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (isForHands(*widget) && widget->isVisible() && widget->isEnabled() && !widget->focusProxy() &&
            !(widget->focusPolicy() & Qt::TabFocus))
            names += QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + spokenName(*widget);
    }
    return names;
}

//! Everything in the window that gets the focus by Tab, unordered. Of radio buttons, the checked one.
inline QStringList tabStops(const QWidget& window)
{
    QStringList names;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (isTabStop(*widget))
            names += spokenName(*widget);
    }
    return names;
}

inline QStringList sorted(QStringList names)
{
    std::sort(names.begin(), names.end());
    return names;
}

//! The walk is `expected`, complete, and the same backwards.
inline void verifyTabOrder(const QWidget& window, const QStringList& expected)
{
    const QStringList walk = tabWalk();
    QVERIFY2(walk == expected, qPrintable(walk.join(QStringLiteral(" | "))));
    const QStringList passedBy = mouseOnly(window);
    QVERIFY2(passedBy.isEmpty(), qPrintable(passedBy.join(QStringLiteral(" | "))));
    const QStringList stops = tabStops(window);
    QVERIFY2(sorted(stops) == sorted(expected), qPrintable(stops.join(QStringLiteral(" | "))));
    QStringList back = tabWalk(Qt::ShiftModifier);
    std::reverse(back.begin() + 1, back.end());
    QVERIFY2(back == expected, qPrintable(back.join(QStringLiteral(" | "))));
}

} // namespace cf::test
