// The words for what an order would do, on the form and on the sheet that asks before it is sent.
#pragma once

#include "services/contract/Transfers.h"
#include "ui/transfers/Party.h"
#include "ui/widgets/Fact.h"

#include <QCoreApplication>
#include <QString>

namespace cf::ui {

class PreviewText
{
    Q_DECLARE_TR_FUNCTIONS(PreviewText)

public:
    //! Why it would be refused, or would wait; empty: it would be booked.
    static QString verdict(const contract::TransferPreview& preview);
    //! Balances, limits, fees.
    static QList<Fact> facts(const contract::TransferPreview& preview);
    static QList<Fact> fees(const contract::TransferPreview& preview);
    //! "The same amount went to Jan Novák 12 minutes ago, by Jana Malá." The draft is complete.
    static QString repetition(const Repetition& repetition, const TransferDraft& draft);
};

} // namespace cf::ui
