#include "models/tables/LedgerText.h"

#include "models/tables/AmountText.h"

#include <QCoreApplication>
#include <QStringList>

namespace cf::tables {
namespace {

struct LedgerText
{
    Q_DECLARE_TR_FUNCTIONS(cf::tables::LedgerText)
};

} // namespace

bool isMoney(contract::ApprovalSubject subject)
{
    return subject == contract::ApprovalSubject::Transfer || subject == contract::ApprovalSubject::Reversal;
}

QString transferAmountText(const std::optional<Money>& amount, const QLocale& locale)
{
    return amount ? formatMoney(*amount, locale) : LedgerText::tr("several currencies", "instead of an amount");
}

QString transferKindText(contract::TransferKind kind)
{
    switch (kind) {
    case contract::TransferKind::Transfer:
        return {};
    case contract::TransferKind::Posting:
        return LedgerText::tr("Posting", "kind of a transfer: ordered as legs");
    case contract::TransferKind::Capture:
        return LedgerText::tr("Paid from a hold", "kind of a transfer");
    case contract::TransferKind::Import:
        return LedgerText::tr("From the old bank's records", "kind of a transfer");
    case contract::TransferKind::Reversal:
        return LedgerText::tr("Reversal", "kind of a transfer");
    case contract::TransferKind::Unknown:
        return LedgerText::tr("Other", "kind of a transfer that this version has no word for");
    }
    return {};
}

QString reversalReasonText(contract::ReversalReason reason)
{
    switch (reason) {
    case contract::ReversalReason::Duplicate:
        return LedgerText::tr("Booked twice", "why a transfer was reversed");
    case contract::ReversalReason::WrongAmount:
        return LedgerText::tr("Wrong amount", "why a transfer was reversed");
    case contract::ReversalReason::WrongAccount:
        return LedgerText::tr("Wrong account", "why a transfer was reversed");
    case contract::ReversalReason::Fraud:
        return LedgerText::tr("Fraud", "why a transfer was reversed");
    case contract::ReversalReason::OrdererRequest:
        return LedgerText::tr("At the orderer's request", "why a transfer was reversed");
    case contract::ReversalReason::BankError:
        return LedgerText::tr("Mistake of the bank", "why a transfer was reversed");
    case contract::ReversalReason::Unknown:
        return LedgerText::tr("Unknown", "why a transfer was reversed; this version has no word for it");
    }
    return {};
}

QString approvalReasonText(contract::ApprovalReason reason)
{
    switch (reason) {
    case contract::ApprovalReason::AboveTransferLimit:
        return LedgerText::tr("above the orderer's limit for one transfer", "why an order needs approval");
    case contract::ApprovalReason::AboveDailyLimit:
        return LedgerText::tr("above the orderer's limit for a day", "why an order needs approval");
    case contract::ApprovalReason::Reversal:
        return LedgerText::tr("reversal of a transfer", "why an order needs approval");
    case contract::ApprovalReason::LimitChange:
        return LedgerText::tr("change of a limit", "why an order needs approval");
    case contract::ApprovalReason::Unblocking:
        return LedgerText::tr("lifting of a block", "why an order needs approval");
    case contract::ApprovalReason::Unknown:
        return LedgerText::tr("a reason that this version has no word for", "why an order needs approval");
    }
    return {};
}

QString approvalReasonsText(const std::vector<contract::ApprovalReason>& reasons)
{
    QStringList words;
    for (const contract::ApprovalReason reason : reasons)
        words += approvalReasonText(reason);
    return words.join(QStringLiteral("; "));
}

QString approvalReasonsAheadText(const std::vector<contract::ApprovalReason>& reasons)
{
    QStringList words;
    for (const contract::ApprovalReason reason : reasons) {
        if (reason == contract::ApprovalReason::AboveTransferLimit)
            words += LedgerText::tr("above your limit per transfer", "why an order will need approval");
        else if (reason == contract::ApprovalReason::AboveDailyLimit)
            words += LedgerText::tr("above your limit per day", "why an order will need approval");
        else
            words += approvalReasonText(reason);
    }
    return words.join(QStringLiteral("; "));
}

QString approvalStateText(contract::ApprovalState state)
{
    switch (state) {
    case contract::ApprovalState::Waiting:
        return LedgerText::tr("Waiting for approval", "state of an order");
    case contract::ApprovalState::SentBack:
        return LedgerText::tr("Sent back", "state of an order: to its maker, to be changed");
    case contract::ApprovalState::Approved:
        return LedgerText::tr("Approved", "state of an order");
    case contract::ApprovalState::Rejected:
        return LedgerText::tr("Rejected", "state of an order");
    case contract::ApprovalState::Withdrawn:
        return LedgerText::tr("Withdrawn", "state of an order: by its maker");
    case contract::ApprovalState::Expired:
        return LedgerText::tr("Expired", "state of an order: nobody approved it in time");
    case contract::ApprovalState::Unknown:
        return LedgerText::tr("Unknown", "state of an order that this version has no word for");
    }
    return {};
}

QString approvalSubjectText(contract::ApprovalSubject subject)
{
    switch (subject) {
    case contract::ApprovalSubject::Transfer:
        return LedgerText::tr("Transfer", "what waits for approval");
    case contract::ApprovalSubject::Reversal:
        return LedgerText::tr("Reversal", "what waits for approval");
    case contract::ApprovalSubject::LimitChange:
        return LedgerText::tr("Change of a limit", "what waits for approval");
    case contract::ApprovalSubject::Unblocking:
        return LedgerText::tr("Lifting of a block", "what waits for approval");
    case contract::ApprovalSubject::Unknown:
        return LedgerText::tr("Something that this version has no word for", "what waits for approval");
    }
    return {};
}

} // namespace cf::tables
