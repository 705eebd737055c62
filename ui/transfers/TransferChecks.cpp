#include "ui/transfers/TransferChecks.h"

namespace cf::ui {
namespace {

bool isClosed(const Party& party)
{
    return party.account && party.account->status == contract::AccountStatus::Closed;
}

bool isBlockedFor(const Party& party, contract::BlockSide side)
{
    return party.account && (party.account->blocked == side || party.account->blocked == contract::BlockSide::Both);
}

QString closedProblem()
{
    return TransferChecks::tr("This account is closed: no transfer is possible.");
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
    // What this version has no word for, the bank decides.
    if (isClosed(debtor))
        return closedProblem();
    if (isBlockedFor(debtor, contract::BlockSide::Debits))
        return tr("This account is blocked for debits: nothing can be paid from it.");
    if (debtor.account && debtor.account->status == contract::AccountStatus::Dormant)
        return tr("This account is dormant: nothing can be paid from it until a supervisor reactivates it.");
    return currencyProblem(debtor);
}

QString TransferChecks::creditorProblem(const Party& creditor, const std::optional<Party>& debtor)
{
    if (isClosed(creditor))
        return closedProblem();
    if (isBlockedFor(creditor, contract::BlockSide::Credits))
        return tr("This account is blocked for credits: nothing can be paid into it.");
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
