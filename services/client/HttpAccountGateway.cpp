// See HttpAccountGateway.h.
#include "services/client/HttpAccountGateway.h"

#include "services/client/HttpTransport.h"

namespace cf::client {

CallHandle HttpAccountGateway::search(const contract::AccountSearch& query, QObject* context,
                                      Callback<contract::Page<contract::AccountSummary>> done)
{
    return m_transport.call<contract::FindAccounts>(query, {}, context, std::move(done));
}

CallHandle HttpAccountGateway::open(const AccountId& id, QObject* context, Callback<contract::Account> done)
{
    return m_transport.call<contract::GetAccount>({id}, {}, context, std::move(done));
}

CallHandle HttpAccountGateway::entries(const contract::EntriesQuery& query, QObject* context,
                                       Callback<contract::Page<contract::Entry>> done)
{
    return m_transport.call<contract::ListEntries>(query, {}, context, std::move(done));
}

CallHandle HttpAccountGateway::holds(const AccountId& id, QObject* context,
                                     Callback<contract::Page<contract::Hold>> done)
{
    return m_transport.call<contract::ListHolds>({id}, {}, context, std::move(done));
}

CallHandle HttpAccountGateway::balanceAsOf(const contract::BalanceQuery& query, QObject* context,
                                           Callback<contract::BalanceAsOf> done)
{
    return m_transport.call<contract::GetBalanceAsOf>(query, {}, context, std::move(done));
}

CallHandle HttpAccountGateway::checkPayee(const Iban& iban, QObject* context, Callback<contract::Payee> done)
{
    return m_transport.call<contract::CheckPayee>({iban}, {}, context, std::move(done));
}

} // namespace cf::client
