#include "ui/transfers/TransferText.h"

#include "models/tables/AccountText.h"
#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"
#include "models/tables/LedgerText.h"

namespace cf::ui {

QString TransferText::money(const Money& money)
{
    return tables::formatMoney(money, QLocale());
}

QString TransferText::money(const contract::Transfer& transfer)
{
    return tables::transferAmountText(transfer.amount, QLocale());
}

QString TransferText::iban(const Iban& iban)
{
    return text(iban.paper()).replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

QString TransferText::when(Instant instant)
{
    const QDateTime time = tables::localTime(instant);
    const QLocale locale;
    //: a date and a time of day
    return tr("%1, %2").arg(tables::formatDate(tables::fromQDate(time.date()), locale),
                            locale.toString(time.time(), QStringLiteral("HH:mm:ss")));
}

QString TransferText::day(Date date)
{
    return tables::formatDate(date, QLocale());
}

QString TransferText::elapsed(std::chrono::seconds time)
{
    return QStringLiteral("%1:%2").arg(time.count() / 60).arg(time.count() % 60, 2, 10, QLatin1Char('0'));
}

QList<Fact> TransferText::facts(const contract::Transfer& transfer)
{
    const auto reference = [](const std::optional<TransferId>& id) { return id ? text(id->toString()) : QString(); };
    const auto side = [](const std::string& name, const Iban& account) {
        return QStringLiteral("%1\n%2").arg(text(name), iban(account));
    };
    // Two legs are the two sides.
    QStringList legs;
    if (transfer.legs.size() > contract::kFewestLegs)
        for (const contract::TransferLeg& leg : transfer.legs)
            //: name, IBAN and amount of one account's part of a transfer
            legs += tr("%1, %2: %3").arg(text(leg.name), iban(leg.iban), money(leg.amount));
    const auto& after = transfer.debtorBalanceAfter;
    QList<Fact> facts = {
        {tr("From", "the account that paid"), side(transfer.debtorName, transfer.debtorIban), true},
        {tr("To", "the account that was paid"), side(transfer.creditorName, transfer.creditorIban), true},
        {tr("All accounts", "of a transfer between several"), legs.join(QLatin1Char('\n'))},
        {tr("Memo"), text(transfer.memo)},
        {tr("Reverses", "reference of the transfer that was reversed"), reference(transfer.reverses)},
        {tr("Reversed by", "reference of the reversal"), reference(transfer.reversedBy)},
        {tr("Why it was reversed"),
         transfer.reversalReason ? tables::reversalReasonText(*transfer.reversalReason) : QString()},
        {tr("Balance after", "of the account that paid"), after ? money(*after) : QString()},
        {tr("Recorded"), when(transfer.recordedAt)}};
    const QString booked = day(transfer.bookingDate);
    if (transfer.valueDate == transfer.bookingDate)
        facts.append({tr("Booking and value date"), booked});
    else
        facts += {{tr("Booking date"), booked}, {tr("Value date"), day(transfer.valueDate)}};
    facts += {{tr("Ordered by"), text(transfer.madeBy)}, {tr("Reference"), text(transfer.id.toString())}};
    return facts;
}

QString TransferText::status(const contract::AccountSummary& account)
{
    return tables::stateOf(account) == tables::AccountState::Usable ? QString() : tables::accountStateText(account);
}

} // namespace cf::ui
