// The bank's language, which sets the order of name lists; stored in the database (resources/sql/0018). It is the
// bank's, not a teller's: a list has one order, and one index.
//
// sort_name has an ICU collation of the bank's own. Its version tells when ICU's order changed, and `bankd migrate`
// builds the indexes anew then. `bankd language` changes the language.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/postgres/Connection.h"

namespace cf::bank {

//! A BCP 47 tag; "und": no particular language, the order of CLDR's root.
std::string nameLanguage(db::Transaction& transaction);

//! Sorts names by another language's rules, as bank_owner: rebuilds their indexes, about a minute for a million
//! customers, who cannot be read meanwhile. No effect if that order is in force. The error is a sentence: a tag unknown
//! to the database server's ICU, or no connection to the database.
Outcome<Done, std::string> orderNamesBy(const std::string& ownerConnection, const std::string& language);

//! The same for the present language, after an ICU update on the database server changed its order.
Outcome<Done, std::string> renewNameOrder(const std::string& ownerConnection);

} // namespace cf::bank
