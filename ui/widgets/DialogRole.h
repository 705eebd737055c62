// Overlay widgets that ask for an answer are children of the window, not windows. Makes screen readers treat them as
// modal dialogs. Used by ConfirmSheet, the shortcut sheet and the palette.
#pragma once

class QWidget;

namespace cf::ui {

//! Call in the widget's constructor, before anything requests its accessible interface.
void presentAsDialog(QWidget* widget);

} // namespace cf::ui
