// What the card of a customer says, as labels and values.
#pragma once

#include "services/contract/Customers.h"
#include "ui/widgets/Fact.h"

#include <QCoreApplication>

namespace cf::ui {

class CustomerText
{
    Q_DECLARE_TR_FUNCTIONS(CustomerText)

public:
    //! Number, birth date, sex, branch, and how to reach them, or that nothing is recorded.
    static QList<Fact> facts(const contract::Customer& customer);
};

} // namespace cf::ui
