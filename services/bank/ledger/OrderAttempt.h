// One order's changes to the ledger's state while it is being decided: all of them are kept, or none. Used by Decide.
#pragma once

#include "services/bank/ledger/Decide.h"

#include <initializer_list>
#include <span>

namespace cf::bank {

//! Where things are in a snapshot.
struct Places
{
    explicit Places(const LedgerSnapshot& snapshot);

    std::map<Iban, std::size_t> accounts;
    std::map<AccountId, std::size_t> accountIds;
    std::map<HoldId, std::size_t> holds;
    std::map<ApprovalId, std::size_t> approvals;
};

//! Whose accounts an order may debit.
enum class Reach
{
    Orderer, //!< Those in the orderer's scope.
    Bank,    //!< Any: a second person decides.
};

//! Which accounts take part.
enum class Openness
{
    Open,      //!< Those that pay must be open for debits, those that are paid for credits.
    NotClosed, //!< A hold may lie on a blocked account.
};

enum class Overdraw
{
    Refused,
    Allowed,
};

std::int64_t saturatingSum(std::initializer_list<std::int64_t> values);

class OrderAttempt
{
public:
    //! Both outlive it.
    OrderAttempt(LedgerSnapshot& state, const Places& places);

    Instant now() const { return m_state.now; }

    // Each that returns a code: why not.

    //! Finds the accounts of the legs. To be called before what follows.
    std::optional<contract::ErrorCode> place(const std::vector<contract::OrderLeg>& legs, Reach reach,
                                             const Caller& by);
    //! Whether the accounts take part in such an order at all; the first that does not says why.
    std::optional<contract::ErrorCode> admit(Openness openness) const;
    //! Adds the reasons why a second person is needed.
    std::optional<contract::ErrorCode> checkMaker(const Caller& by, Date day,
                                                  std::vector<contract::ApprovalReason>& reasons) const;
    std::optional<contract::ErrorCode> checkAccountLimits(Date day) const;

    //! Enters the legs, and counts them for the debited accounts.
    std::optional<contract::ErrorCode> book(Date day, Overdraw overdraw);
    //! Sets aside what the legs debit.
    std::optional<contract::ErrorCode> hold(Overdraw overdraw);
    //! The same, for an order that waits.
    std::optional<contract::ErrorCode> wait(BranchId branch, std::vector<contract::ApprovalReason> reasons,
                                            Overdraw overdraw = Overdraw::Refused);
    //! Counts the legs for whoever ordered them without a second person.
    void countMaker(const Caller& by, Date day);

    bool isReversed(TransferId transfer) const;
    void reverse(TransferId transfer);
    void unreverse(TransferId transfer);

    bool reaches(const Caller& by, const Iban& account) const;

    //! The place of a hold on this account that has not ended and secures no waiting order.
    std::optional<std::size_t> activeHold(HoldId id, const Iban& account) const;
    void end(std::size_t hold, HoldEnd how);
    //! False: that much is not left.
    bool pay(std::size_t hold, std::int64_t amount, bool releaseRest);

    std::optional<std::size_t> approval(ApprovalId id) const;
    const LedgerApproval& approvalAt(std::size_t place) const { return m_state.approvals[place]; }
    //! One approval of those that are needed.
    void approveInPart(std::size_t place, StaffId by);
    //! Ends the holds that secure the order, and its approvals so far.
    void conclude(std::size_t place, contract::ApprovalAction action, contract::ApprovalState state);

    //! Changes the state. Call last, once, if nothing was refused.
    Decision keep() &&;

private:
    struct PlacedLeg
    {
        std::size_t account;
        std::int64_t amount;
        Currency currency;
    };

    const LedgerAccount& account(std::size_t place) const;
    LedgerAccount& changed(std::size_t place);
    const LedgerHold& holdAt(std::size_t place) const;
    std::optional<contract::ErrorCode> closedTo(const PlacedLeg& leg, Openness openness) const;
    //! What the legs debit in each currency.
    std::map<Currency, std::int64_t> debits() const;

    LedgerSnapshot& m_state;
    const Places& m_places;
    Decision m_decision;
    std::vector<PlacedLeg> m_legs;
    std::map<std::size_t, LedgerAccount> m_accounts; //!< As changed so far, and so with the others.
    std::map<std::size_t, LedgerHold> m_holds;
    std::map<std::size_t, LedgerApproval> m_approvals;
    std::map<std::pair<StaffId, Currency>, Usage> m_usage;
    std::optional<std::pair<TransferId, bool>> m_reversed; //!< And whether it is from now on.
};

} // namespace cf::bank
