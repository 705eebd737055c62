// The bank's language, in whose order lists of names come; the database keeps it (resources/sql/0018). It is the bank's
// and not a teller's: a list has one order, and one index.
//
// sort_name has an ICU collation of the bank's own. Its version tells when ICU's order changed, and `bankd migrate`
// builds the indexes anew then. `bankd language` changes the language.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/postgres/Connection.h"

namespace cf::bank {

//! A BCP 47 tag; "und": no language in particular, the order of CLDR's root.
std::string nameLanguage(db::Transaction& transaction);

//! Puts names in another language's order, as bank_owner: their indexes are built anew, about a minute for a million
//! customers, who cannot be read meanwhile. Nothing happens when it is that order already. A sentence for a tag that
//! the database server's ICU does not know, and when the database cannot be reached.
Outcome<Done, std::string> orderNamesBy(const std::string& ownerConnection, const std::string& language);

//! The same with the present language, after the database server's ICU has come to know another order for it.
Outcome<Done, std::string> renewNameOrder(const std::string& ownerConnection);

} // namespace cf::bank
