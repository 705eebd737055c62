// What must hold in a ledger does not: a defect of the program or of its data. Whatever was about to be written is not,
// somebody is told, and the bank goes on. Thrown by Decide and LedgerBatch, met by LedgerWriter.
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
