// One side of a transfer as known to the form, the draft order, and an earlier one like it. Values only.
#pragma once

#include "models/tables/AccountState.h"
#include "services/contract/Transfers.h"

#include <optional>
#include <string>

namespace cf::ui {

struct Party
{
    Iban iban;
    std::string name;
    Currency currency;
    bool acceptsCredits = true;
    std::optional<contract::AccountSummary> account; //!< Only for accounts of the branch.

    static Party of(const contract::AccountSummary& account)
    {
        return {account.iban, account.holderName, account.availableBalance.currency(), tables::mayBePaid(account),
                account};
    }
    static Party of(const contract::Payee& payee)
    {
        return {payee.iban, payee.displayName, payee.currency, payee.acceptsCredits, {}};
    }
};

struct TransferDraft
{
    std::optional<Party> debtor;
    std::optional<Party> creditor;
    std::optional<Money> amount;
    std::string memo;

    bool isComplete() const { return debtor && creditor && amount; }
    //! The debtor's available balance afterwards; negative if the amount exceeds it.
    std::optional<Money> availableAfter() const
    {
        if (!debtor || !debtor->account || !amount || amount->currency() != debtor->currency)
            return std::nullopt;
        const auto rest = checkedAdd(debtor->account->availableBalance.minorUnits(), -amount->minorUnits());
        return rest ? std::optional(Money(*rest, amount->currency())) : std::nullopt;
    }
    //! The draft is complete.
    contract::TransferOrder order() const
    {
        return {debtor->iban, creditor->iban, *amount, memo.empty() ? std::nullopt : std::optional(memo)};
    }
};

//! An earlier order of the same amount between the same accounts.
struct Repetition
{
    Instant at;
    std::string madeBy; //!< The colleague's name; empty: unknown.
    enum class State
    {
        Booked,
        Waiting, //!< For approval.
        Sent,    //!< From this desktop; the bank has not said more.
    } state = State::Sent;
    int others = 0; //!< Further ones within the last hour.
};

} // namespace cf::ui
