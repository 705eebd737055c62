// The oracle: the bank's rules once more, single-threaded and as naive as possible, with nothing of the ledger core. It
// is given what was committed, in that order, and must come to the same outcomes and balances.
#pragma once

#include "tests/simulate/SimulatedStore.h"

namespace cf::simulation {

class ReferenceModel
{
public:
    //! The world outlives it.
    explicit ReferenceModel(const World& world);

    //! `asked`: what the orderer sent. Throws Broken when the outcome is another one than here.
    void take(const CommittedOrder& order, const bank::OrderContent& asked);
    void expireHold(HoldId id, Instant now);
    void expireApproval(ApprovalId id, Instant now);
    //! Throws Broken when an account is not as it is here.
    void compareAccounts(const SimulatedStore& store) const;
    //! Likewise for everything else.
    void compareRecords(const SimulatedStore& store) const;

private:
    using Refusal = std::optional<contract::ErrorCode>;
    using Legs = std::vector<contract::OrderLeg>;
    using Hour = std::chrono::sys_time<std::chrono::hours>;

    struct Hold
    {
        std::size_t account = 0;
        std::int64_t left = 0;
        std::optional<Instant> expiresAt;
        std::optional<ApprovalId> approval;
    };
    struct Approval
    {
        contract::ApprovalState state = contract::ApprovalState::Waiting;
        int version = 1;
        StaffId maker;
        BranchId branch;
        Role approver = Role::Supervisor;
        int needed = 1;
        Instant expiresAt{};
        std::set<StaffId> approvedBy;
        Legs legs;
        std::optional<bank::Reversal> reversal;

        bool isOpen(Instant now) const;
    };
    //! How much was ordered on a day, and how often in an hour.
    template <class Who>
    struct Counts
    {
        std::map<std::pair<Who, Date>, std::int64_t> amounts;
        std::map<std::pair<Who, Hour>, std::int64_t> orders;
    };

    Refusal judge(const bank::BookingOrder& asked);
    Refusal judge(const bank::Reversal& asked);
    Refusal judge(const bank::HoldPlacement& asked);
    Refusal judge(const bank::HoldRelease& asked);
    Refusal judge(const bank::HoldCapture& asked);
    Refusal judge(const bank::ApprovalOrder& asked);
    Refusal judge(const bank::ApprovalChangeOrder& asked);
    Refusal approve(ApprovalId id, Approval& approval);
    Refusal change(ApprovalId id, Approval& approval, const Legs& now);

    Refusal whyNoParties(const Legs& legs, bool anyDebtor, bool mustBeOpen) const;
    Refusal whyNotThis(const contract::OrderLeg& leg, bool mustBeOpen) const;
    Refusal makerLimits(const Legs& legs, bool& questioned) const;
    Refusal accountLimits(const Legs& legs) const;
    Refusal bandFor(const Legs& legs, BranchId branch, Role& role, int& needed) const;
    Refusal funds(const Legs& legs) const;

    bool isReversed(TransferId id) const;
    Hold* activeHold(HoldId id, const Iban& on);
    std::int64_t available(std::size_t place) const;
    std::size_t at(const Iban& iban) const { return m_places.at(iban); }
    bool mayReach(const Iban& iban) const;
    void secure(ApprovalId id, const Legs& legs, bool mayOverdraw);
    void undo(ApprovalId id);
    void enter(const Legs& legs, TransferId transfer);
    void countForMaker(const Legs& legs);

    const World& m_world;
    std::map<Iban, std::size_t> m_places;
    std::vector<std::int64_t> m_balances;
    std::map<HoldId, Hold> m_holds; //!< That have not ended.
    std::map<ApprovalId, Approval> m_approvals;
    std::map<TransferId, Legs> m_transfers;
    std::set<TransferId> m_reversed;
    Counts<std::pair<StaffId, Currency>> m_byMaker;
    Counts<std::size_t> m_byAccount;
    const CommittedOrder* m_order = nullptr; //!< That is being judged.
    bool m_waits = false;                    //!< Whether it waits from now on.
};

} // namespace cf::simulation
