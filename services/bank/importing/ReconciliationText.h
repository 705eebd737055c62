// Formats the reconciliation for people and spreadsheets. `bankd import` prints and saves the results.
#pragma once

#include "services/bank/importing/Reconciliation.h"

namespace cf::bank::importing {

//! Plain text in English, ending with a line feed.
std::string summaryText(const Reconciliation& reconciliation);

//! A header and one line per account (RFC 4180): old id, IBAN, transactions, printed and ledger balance, difference,
//! lowest balance, balances that follow only within the rounding, days without an order.
std::string perAccountCsv(const Reconciliation& reconciliation);

//! The figures as a JSON object, for import_run.report.
std::string figuresJson(const Reconciliation& reconciliation);

//! "file:line: what", one per line, at most `most`, then how many more.
std::string malformedText(const std::vector<MalformedLine>& lines, std::size_t most);

} // namespace cf::bank::importing
