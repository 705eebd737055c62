// The words for orders, transfers and approvals, in tables and on pages.
#pragma once

#include "services/contract/Approvals.h"

#include <QLocale>
#include <QString>

namespace cf::tables {

//! Whether what waits books money, by legs.
bool isMoney(contract::ApprovalSubject subject);

//! What was debited in all, or "several currencies".
QString transferAmountText(const std::optional<Money>& amount, const QLocale& locale);
//! Empty for a plain transfer.
QString transferKindText(contract::TransferKind kind);
QString reversalReasonText(contract::ReversalReason reason);

//! Why an order needs a second person's approval.
QString approvalReasonText(contract::ApprovalReason reason);
//! All of them: "above the orderer's limit; reversal of a transfer".
QString approvalReasonsText(const std::vector<contract::ApprovalReason>& reasons);
//! The same of an order that its reader is about to give: "above your limit per transfer".
QString approvalReasonsAheadText(const std::vector<contract::ApprovalReason>& reasons);
QString approvalStateText(contract::ApprovalState state);
//! What waits: "Transfer", "Change of a limit".
QString approvalSubjectText(contract::ApprovalSubject subject);

} // namespace cf::tables
