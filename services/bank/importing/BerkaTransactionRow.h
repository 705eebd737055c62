// A line of trans.asc as a transaction. BerkaReader calls it.
#pragma once

#include "services/bank/importing/BerkaRow.h"

namespace cf::bank::importing {

//! Notes in `row` what is wrong; the value is usable only when the row is still good. Column order is that of
//! trans.asc.
//! `known` are the ids of earlier transactions, `accounts` those of all accounts.
BerkaTransaction berkaTransaction(BerkaRow& row, const IdSet& known, const IdSet& accounts);

} // namespace cf::bank::importing
