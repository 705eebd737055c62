// A ledger invariant does not hold: a defect in the program or its data. The pending write is abandoned, the fault is
// reported, and the bank continues. Thrown by Decide and LedgerBatch, handled by LedgerWriter.
#pragma once

#include <stdexcept>

namespace cf::bank {

//! what() is a sentence without personal data.
class BrokenInvariant : public std::logic_error
{
public:
    using std::logic_error::logic_error;
};

} // namespace cf::bank
