// AccountGateway over HTTPS. Made by the composition root.
#pragma once

#include "services/client/AccountGateway.h"

namespace cf::client {

class HttpTransport;

class HttpAccountGateway : public AccountGateway
{
public:
    //! The transport outlives this.
    explicit HttpAccountGateway(HttpTransport& transport)
        : m_transport(transport)
    {
    }

    CallHandle search(const contract::AccountSearch& query, QObject* context,
                      Callback<contract::Page<contract::AccountSummary>> done) override;
    CallHandle open(const AccountId& id, QObject* context, Callback<contract::Account> done) override;
    CallHandle entries(const contract::EntriesQuery& query, QObject* context,
                       Callback<contract::Page<contract::Entry>> done) override;
    CallHandle holds(const AccountId& id, QObject* context, Callback<contract::Page<contract::Hold>> done) override;
    CallHandle balanceAsOf(const contract::BalanceQuery& query, QObject* context,
                           Callback<contract::BalanceAsOf> done) override;
    CallHandle checkPayee(const Iban& iban, QObject* context, Callback<contract::Payee> done) override;

private:
    HttpTransport& m_transport;
};

} // namespace cf::client
