// The words for what accounts and their holders are, in tables and on pages alike.
#pragma once

#include "services/contract/Accounts.h"
#include "services/contract/Customers.h"

#include <QString>

namespace cf::tables {

QString accountStatusText(contract::AccountStatus status);
QString relationText(contract::HolderRelation relation);
QString sexText(contract::Sex sex);
//! A product of the bank by its code; a code that is not known here is shown as it is.
QString productText(const std::string& product);
//! "CZ65 0800 0000 1920 0014 5399", with blanks that do not break the line.
QString ibanText(const Iban& iban);
//! Said when a name was made up during the import; the mark beside the name has it for a tool tip.
QString inventedNameText();

//! A tool tip of two lines: name and IBAN in full.
QString partyTip(const std::string& name, const Iban& iban);

} // namespace cf::tables
