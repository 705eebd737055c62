// The labels and values on a customer's card.
#pragma once

#include "services/contract/Customers.h"
#include "ui/widgets/Fact.h"

#include <QCoreApplication>

namespace cf::ui {

class CustomerText
{
    Q_DECLARE_TR_FUNCTIONS(CustomerText)

public:
    //! Number, birth date, sex, branch and contact details, or that none are recorded.
    static QList<Fact> facts(const contract::Customer& customer);
};

} // namespace cf::ui
