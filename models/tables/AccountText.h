// The words for accounts and their holders, in tables and on pages.
#pragma once

#include "models/tables/AccountState.h"
#include "services/contract/Customers.h"

#include <QString>

namespace cf::tables {

//! Its status and what it is blocked for: "Open", "Dormant", "Blocked for debits".
QString accountStateText(const contract::AccountSummary& account);
//! What a block is for: "Debits", "Debits and credits".
QString blockSideText(contract::BlockSide side);
QString relationText(contract::HolderRelation relation);
QString sexText(contract::Sex sex);
//! Name of a product by its code; an unknown code is shown as it is.
QString productText(const std::string& product);
//! "CZ65 0800 0000 1920 0014 5399", with non-breaking blanks.
QString ibanText(const Iban& iban);
//! For a name made up during the import; the tool tip of the mark beside it.
QString inventedNameText();

//! A tool tip of two lines: name and IBAN in full.
QString partyTip(const std::string& name, const Iban& iban);

} // namespace cf::tables
