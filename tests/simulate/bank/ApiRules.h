// What the bank's API refuses before an order reaches the ledger, and so without a trace under its key: rights, reach,
// orders without sense, versions that were not the last ones. Once more and naively, as the ReferenceModel does it for
// the ledger.
#pragma once

#include "services/contract/ErrorCode.h"
#include "tests/simulate/SimulatedStore.h"

namespace cf::simulation {

class ApiRules
{
public:
    //! What is named by reference outlives it; `shown` has the bank's records.
    ApiRules(const World& world, const SimulatedStore& shown)
        : m_world(world)
        , m_shown(shown)
    {
    }

    //! Who saw `transfer` booked in which branch: the header's is not among the records.
    void noteBranch(TransferId transfer, BranchId branch) { m_branches[transfer] = branch; }

    //! `repeated`: there is an outcome under the key already.
    std::optional<contract::ErrorCode> refusal(const bank::OrderContent& asked, const bank::Caller& by,
                                               bool repeated) const;

private:
    using Refusal = std::optional<contract::ErrorCode>;
    struct Asking
    {
        const bank::Caller& by;
        bool repeated;
    };

    Refusal judge(const bank::BookingOrder& asked, const Asking& asking) const;
    Refusal judge(const bank::Reversal& asked, const Asking& asking) const;
    Refusal judge(const bank::HoldPlacement& asked, const Asking& asking) const;
    Refusal judge(const bank::HoldRelease& asked, const Asking& asking) const;
    Refusal judge(const bank::HoldCapture& asked, const Asking& asking) const;
    Refusal judge(const bank::ApprovalOrder& asked, const Asking& asking) const;
    Refusal judge(const bank::ApprovalChangeOrder& asked, const Asking& asking) const;

    Refusal whyNotOn(const Iban& iban, const bank::Caller& by) const;
    const bank::LedgerAccount& account(const Iban& iban) const;

    const World& m_world;
    const SimulatedStore& m_shown;
    std::map<TransferId, BranchId> m_branches;
};

} // namespace cf::simulation
