// Statements of account.
//
// A statement reads balances and entries in one repeatable-read snapshot. It throws when the opening balance and the
// entries do not make the closing balance. Its running balance is summed up anew, so that an entry that was booked late
// stands at its day. Pango and Cairo live in PdfCanvas.cpp only.
//
// Accounts that want one (bank.statement_wish) have a statement made of every month, once it is over where the account
// is kept (MonthlyStatements). Its file is encrypted under the account's owner's key and kept in the object store.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::statements {

//! Routes; and the makers of monthly statements, where no workers do it.
void install(Bank& bank);

} // namespace cf::bank::statements
