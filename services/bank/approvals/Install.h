// Orders that wait for a second pair of eyes: showing, deciding, withdrawing and changing them, and the limits above
// which they wait.
//
// What moves money is decided by the ledger, under the locks of its accounts (ledger/Decide). A limit or a block is
// changed in a transaction of its own (ChangeRequests). Either way a decision names the version that its maker was
// shown (bank.approval_version), is stored under a key, and leaves a row in approval_step.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::approvals {

//! Routes only.
void install(Bank& bank);

} // namespace cf::bank::approvals
