// Which digit a key stands for by its place: on Czech, Slovak, French and other keyboards the keys of the upper row
// give letters and signs, and a digit only with Shift.
#pragma once

class QKeyEvent;

namespace cf::ui {

//! Whether this is the key of the digit, 0 to 9, whatever it gives without Shift. Where the keyboard does not say which
//! key it was, by what the known layouts give there.
bool isDigitKey(const QKeyEvent& event, int digit);

} // namespace cf::ui
