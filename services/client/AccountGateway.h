// Accounts, their entries and payees, as the screens see them.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Accounts.h"

namespace cf::client {

class AccountGateway
{
public:
    virtual ~AccountGateway() = default;

    virtual CallHandle search(const contract::AccountSearch& query, QObject* context,
                              Callback<contract::Page<contract::AccountSummary>> done) = 0;
    virtual CallHandle open(const AccountId& id, QObject* context, Callback<contract::Account> done) = 0;
    virtual CallHandle entries(const contract::EntriesQuery& query, QObject* context,
                               Callback<contract::Page<contract::Entry>> done) = 0;
    virtual CallHandle holds(const AccountId& id, QObject* context, Callback<contract::Page<contract::Hold>> done) = 0;
    virtual CallHandle balanceAsOf(const contract::BalanceQuery& query, QObject* context,
                                   Callback<contract::BalanceAsOf> done) = 0;
    virtual CallHandle checkPayee(const Iban& iban, QObject* context, Callback<contract::Payee> done) = 0;
};

} // namespace cf::client
