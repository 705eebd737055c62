// Maps a key to a digit by its position: on Czech, Slovak, French and other keyboards the upper row gives letters and
// signs, and digits only with Shift.
#pragma once

class QKeyEvent;

namespace cf::ui {

//! Whether this is the key of the digit, 0 to 9, whatever it gives without Shift. Without a key code from the keyboard,
//! decides by what the known layouts give there.
bool isDigitKey(const QKeyEvent& event, int digit);

} // namespace cf::ui
