// Statements of account.
//
// A statement reads balances and entries in one repeatable-read snapshot. It throws when the opening balance and the
// entries do not make the closing balance. Its running balance is summed up anew, so that an entry that was booked late
// stands at its day. Pango and Cairo live in PdfCanvas.cpp only.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::statements {

//! Routes only.
void install(Bank& bank);

} // namespace cf::bank::statements
