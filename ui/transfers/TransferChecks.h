// What the form can tell before the bank is asked, from what the searches said about both accounts. The bank decides.
#pragma once

#include "ui/transfers/Party.h"

#include <QCoreApplication>
#include <QString>

namespace cf::ui {

class TransferChecks
{
    Q_DECLARE_TR_FUNCTIONS(TransferChecks)

public:
    //! Why nothing can be paid from this account, as a sentence; empty when nothing speaks against it.
    static QString debtorProblem(const Party& debtor);
    //! Why nothing can be paid into this account; `debtor` when it is known.
    static QString creditorProblem(const Party& creditor, const std::optional<Party>& debtor);
};

} // namespace cf::ui
