// Helpers for all widgets: dynamic properties for the style sheet, plain labels, button kinds.
#pragma once

#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"

#include <QString>

class QLabel;
class QPushButton;
class QVariant;
class QWidget;

namespace cf::ui {

//! Sets a style sheet property and repolishes the widget.
void setStyleProperty(QWidget* widget, const char* name, const QVariant& value);

enum class ButtonKind
{
    Standard,
    Primary, //!< The screen's main action.
    Quiet,   //!< Looks like a link.
    Danger,  //!< Irreversible.
    Rail,    //!< An entry of the navigation.
};
void setKind(QPushButton* button, ButtonKind kind);

//! A plain text label: text from the bank is never parsed as HTML.
QLabel* plainLabel(const QString& text, TextRole role, QWidget* parent);
//! Colours the text of a label; Neutral is the muted colour of hints.
void setTextTone(QLabel* label, Tone tone);
//! The style sheet's name: "danger", "info" …
QString toneWord(Tone tone);

} // namespace cf::ui
