// See TransferFacts.h.
#include "ui/transfers/TransferFacts.h"

#include "ui/transfers/FactList.h"
#include "ui/transfers/TransferWords.h"

namespace cf::ui {

void showTransferFacts(FactList& facts, const contract::Transfer& transfer)
{
    const auto side = [](const std::string& name, const Iban& iban) {
        return QStringLiteral("%1\n%2").arg(TransferWords::text(name), TransferWords::iban(iban));
    };
    facts.clear();
    facts.add(FactList::tr("From", "the account that paid"), side(transfer.debtorName, transfer.debtorIban), true);
    facts.add(FactList::tr("To", "the account that was paid"), side(transfer.creditorName, transfer.creditorIban),
              true);
    facts.add(FactList::tr("Memo"), TransferWords::text(transfer.memo));
    if (transfer.debtorBalanceAfter)
        facts.add(FactList::tr("Balance after", "of the account that paid"),
                  TransferWords::money(*transfer.debtorBalanceAfter));
    facts.add(FactList::tr("Recorded"), TransferWords::when(transfer.recordedAt));
    const QString booked = TransferWords::day(transfer.bookingDate);
    if (transfer.valueDate == transfer.bookingDate) {
        facts.add(FactList::tr("Booking and value date"), booked);
    } else {
        facts.add(FactList::tr("Booking date"), booked);
        facts.add(FactList::tr("Value date"), TransferWords::day(transfer.valueDate));
    }
    facts.add(FactList::tr("Ordered by"), TransferWords::text(transfer.madeBy));
    facts.add(FactList::tr("Reference"), TransferWords::text(transfer.id.toString()));
}

} // namespace cf::ui
