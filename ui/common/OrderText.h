// What was ordered and what became of it, for every kind of order: whether it took effect, whether money moved, what to
// do next. Used wherever an order's progress is shown.
#pragma once

#include "services/client/OrderSender.h"
#include "ui/common/FailureText.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QString>

namespace cf::ui {

class OrderText
{
    Q_DECLARE_TR_FUNCTIONS(OrderText)

public:
    static QString kind(client::OrderKind kind);
    //! "Transfer: 1 234,50 CZK"; without an amount the kind alone.
    static QString title(const client::OrderFacts& facts);
    //! Whether a failure may have left money moved or not moved, and the outcome is "booked".
    static bool isBooking(client::OrderKind kind);

    //! In a word or two: "Booked", "Waiting for approval", "Unknown — checking".
    static QString state(const client::OrderProgress& progress);
    static Tone tone(const client::OrderProgress& progress);
    //! Whole sentences about the final outcome, or about an unknown one.
    static QString outcome(const client::OrderProgress& progress);
    //! About an order that waits or waited for approval. `kind` is empty where it is not known.
    static QString approval(const contract::OrderOutcome& outcome, std::optional<client::OrderKind> kind);
    //! Why an order had no effect, or cannot be asked about now; empty if unknown.
    static QString reason(const client::OrderProgress& progress);

private:
    static QString effect(const client::OrderProgress& progress);
    static QString waiting(const contract::ApprovalNotice& notice, std::optional<client::OrderKind> kind);
    static QString whyUnknown(const client::CallFailure& failure);
};

} // namespace cf::ui
