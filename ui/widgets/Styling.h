// Small helpers for every widget: dynamic properties that the style sheet reads, plain labels, kinds of buttons.
#pragma once

#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"

#include <QString>

class QLabel;
class QPushButton;
class QVariant;
class QWidget;

namespace cf::ui {

//! Sets a property of the style sheet and repaints the widget by it.
void setStyleProperty(QWidget* widget, const char* name, const QVariant& value);

enum class ButtonKind
{
    Standard,
    Primary, //!< The one thing this screen is for.
    Quiet,   //!< Looks like a link.
    Danger,  //!< Cannot be undone.
    Rail,    //!< An entry of the navigation.
};
void setKind(QPushButton* button, ButtonKind kind);

//! A label of plain text: what comes from the bank is never read as HTML.
QLabel* plainLabel(const QString& text, TextRole role, QWidget* parent);
//! Colours the text of a label; Neutral is the muted colour of hints.
void setTextTone(QLabel* label, Tone tone);
//! The word of the style sheet: "danger", "info" …
QString toneWord(Tone tone);

} // namespace cf::ui
