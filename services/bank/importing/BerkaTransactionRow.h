// Parses a line of trans.asc. Called by BerkaReader.
#pragma once

#include "services/bank/importing/BerkaRow.h"

namespace cf::bank::importing {

//! Notes errors in `row`; the value is usable only if the row is still valid. Columns are in the order of trans.asc.
//! `known`: ids of earlier transactions; `accounts`: of all accounts.
BerkaTransaction berkaTransaction(BerkaRow& row, const IdSet& known, const IdSet& accounts);

} // namespace cf::bank::importing
