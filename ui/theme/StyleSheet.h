// The style sheet that goes over Fusion, written from the theme's colours and the font's size. ThemeController applies
// it.
#pragma once

#include <QString>

namespace cf::ui {

struct Theme;

/*! Widgets opt in by dynamic property or object class:
    QPushButton[kind=primary|quiet|danger], QLineEdit[invalid=true], QLabel[tone=muted|danger…],
    QFrame#card, QFrame[tone=…] of MessageBanner and StatusPill, QWidget#rail, QPushButton[kind=rail]. */
QString styleSheetFor(const Theme& theme);

} // namespace cf::ui
