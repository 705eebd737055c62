#include "ui/transfers/TransferText.h"

#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"
#include "ui/common/FailureText.h"

namespace cf::ui {

QString TransferText::money(const Money& money)
{
    return tables::formatMoney(money, QLocale());
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
    const auto side = [](const std::string& name, const Iban& account) {
        return QStringLiteral("%1\n%2").arg(text(name), iban(account));
    };
    const auto& after = transfer.debtorBalanceAfter;
    QList<Fact> facts = {
        {tr("From", "the account that paid"), side(transfer.debtorName, transfer.debtorIban), true},
        {tr("To", "the account that was paid"), side(transfer.creditorName, transfer.creditorIban), true},
        {tr("Memo"), text(transfer.memo)},
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

QString TransferText::status(contract::AccountStatus status)
{
    switch (status) {
    case contract::AccountStatus::Open:
        return {};
    case contract::AccountStatus::Frozen:
        return tr("Frozen", "state of an account");
    case contract::AccountStatus::Closed:
        return tr("Closed", "state of an account");
    case contract::AccountStatus::Unknown:
        return tr("Unknown", "state of an account that this version has no word for");
    }
    return {};
}

QString TransferText::reason(const client::OrderProgress& progress)
{
    if (!client::isFinal(progress.stage))
        return progress.failure ? whyUnknown(*progress.failure) : QString();
    if (progress.journalError)
        return FailureText::forJournal(*progress.journalError);
    if (progress.stage == client::OrderStage::Refused && progress.refusal)
        return FailureText::forCode(*progress.refusal);
    return progress.failure ? FailureText::forFailure(*progress.failure, RequestKind::Transfer) : QString();
}

// Not from the common table: its sentences say to try again, which must not be done here.
QString TransferText::whyUnknown(const client::CallFailure& failure)
{
    if (failure.kind == client::FailureKind::Unauthenticated)
        return tr("Your session has ended. The bank is asked as soon as you sign in again.");
    if (failure.cause == client::FailureCause::CouldNotConnect)
        return tr("The bank cannot be reached from this machine at present.");
    if (failure.cause == client::FailureCause::TimedOut)
        return tr("The bank did not answer in time.");
    if (failure.kind == client::FailureKind::Refused)
        return tr("The bank cannot say yet.");
    return tr("The bank's answer did not arrive.");
}

} // namespace cf::ui
