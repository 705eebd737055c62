// The style sheet on top of Fusion, generated from theme colours and font size. Applied by ThemeController.
#pragma once

#include <QString>

namespace cf::ui {

struct Theme;

/*! Widgets opt in by dynamic property or object class:
    QPushButton[kind=primary|quiet|danger], QLineEdit[invalid=true], QLabel[tone=muted|danger…],
    QFrame#card, QFrame[tone=…] of MessageBanner and StatusPill, QWidget#rail, QPushButton[kind=rail]. */
QString styleSheetFor(const Theme& theme);

} // namespace cf::ui
