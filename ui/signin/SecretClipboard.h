// Secrets leave the clipboard by themselves. Used where recovery codes are copied.
#pragma once

#include <QString>

namespace cf::ui {

//! Copies it, and empties the clipboard after a minute if it still holds this very text.
void copySecret(const QString& secret);

} // namespace cf::ui
