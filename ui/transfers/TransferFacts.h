// A booked transfer as a list of facts, the same on the result of an order and on the page of a transfer.
#pragma once

#include "services/contract/Transfers.h"

namespace cf::ui {

class FactList;

void showTransferFacts(FactList& facts, const contract::Transfer& transfer);

} // namespace cf::ui
