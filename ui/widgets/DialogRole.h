// Widgets laid over the window that ask for an answer are children of it, not windows. To a screen reader they are
// modal dialogs all the same. ConfirmSheet, the sheet of keys and the palette use it.
#pragma once

class QWidget;

namespace cf::ui {

//! In the widget's constructor, before anything asks for its accessible interface.
void presentAsDialog(QWidget* widget);

} // namespace cf::ui
