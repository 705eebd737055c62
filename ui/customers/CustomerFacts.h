// What the card of a customer says, as labels and values.
#pragma once

#include "services/contract/Customers.h"
#include "ui/widgets/FactGrid.h"

namespace cf::ui {

//! Number, birth date, sex, branch, and how to reach them, or that nothing is recorded.
QList<Fact> customerFacts(const contract::Customer& customer);

} // namespace cf::ui
