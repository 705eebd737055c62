// Reads what somebody types to find entries of an account: words, amounts and days, in any order. The account's page
// shows what it finds.
//
// `amount:500`, `amount:100..500`, `amount:>100`, `amount:<500`; a figure with decimals alone is an amount, too.
// `from:2026-11-01`, `to:2026-11-30`; a day alone is that day, and so are `today` and `yesterday`; `7d` are the last
// seven. All else are words. The keywords are the same in every language.
#pragma once

#include "models/domain/Outcome.h"
#include "services/contract/Accounts.h"

#include <QLocale>
#include <QString>

namespace cf::tables {

//! The conditions, or a translated sentence about what cannot be read. `currency` is the account's; amounts and days
//! are read as `locale` writes them. Days are the branch's.
Outcome<contract::EntrySearch, QString> readEntrySearch(const QString& text, AccountId account, Currency currency,
                                                        const QLocale& locale);

} // namespace cf::tables
