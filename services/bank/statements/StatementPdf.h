// Draws a statement on A4 pages with the bank's letterhead. Called by StatementRoutes.
#pragma once

#include "services/bank/statements/Statement.h"
#include "services/bank/statements/StatementWords.h"

namespace cf::bank {

//! The PDF. Pages are written as they are drawn: memory grows with the size of the file, not with the number of pages.
std::string statementPdf(const Statement& statement, const StatementWords& words);

} // namespace cf::bank
