// Checks the form can make locally from the search results for both accounts. The bank decides.
#pragma once

#include "ui/transfers/Party.h"

#include <QCoreApplication>
#include <QString>

namespace cf::ui {

class TransferChecks
{
    Q_DECLARE_TR_FUNCTIONS(TransferChecks)

public:
    //! Why nothing can be paid from this account, as a sentence; empty if it can.
    static QString debtorProblem(const Party& debtor);
    //! Why nothing can be paid into this account; `debtor` when it is known.
    static QString creditorProblem(const Party& creditor, const std::optional<Party>& debtor);
};

} // namespace cf::ui
