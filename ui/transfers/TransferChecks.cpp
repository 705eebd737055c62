#include "ui/transfers/TransferChecks.h"

namespace cf::ui {
namespace {

QString statusProblem(const Party& party)
{
    if (!party.account)
        return {};
    switch (party.account->status) {
    case contract::AccountStatus::Open:
        return {};
    case contract::AccountStatus::Frozen:
        return TransferChecks::tr("This account is frozen: no transfer is possible.");
    case contract::AccountStatus::Closed:
        return TransferChecks::tr("This account is closed: no transfer is possible.");
    case contract::AccountStatus::Unknown: // the bank decides
        return {};
    }
    return {};
}

QString currencyProblem(const Party& party)
{
    if (party.currency.isActive())
        return {};
    return TransferChecks::tr("This account is kept in %1, and nothing is booked in this currency any more.")
        .arg(QString::fromStdString(party.currency.code()));
}

} // namespace

QString TransferChecks::debtorProblem(const Party& debtor)
{
    const QString status = statusProblem(debtor);
    return status.isEmpty() ? currencyProblem(debtor) : status;
}

QString TransferChecks::creditorProblem(const Party& creditor, const std::optional<Party>& debtor)
{
    const QString status = statusProblem(creditor);
    if (!status.isEmpty())
        return status;
    if (!creditor.acceptsCredits)
        return tr("Nothing can be paid into this account at present.");
    if (debtor && debtor->iban == creditor.iban)
        return tr("This is the paying account. Choose another one.");
    if (!creditor.currency.isActive())
        return currencyProblem(creditor);
    if (debtor && debtor->currency != creditor.currency)
        return tr("This account is kept in %1, the paying one in %2.")
            .arg(QString::fromStdString(creditor.currency.code()), QString::fromStdString(debtor->currency.code()));
    return {};
}

} // namespace cf::ui
