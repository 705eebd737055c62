// What a load on the cluster needs: accounts with money in a branch of its own, and sessions of tellers there.
#pragma once

#include "services/bank/platform/postgres/Pool.h"
#include "tests/cluster/ClusterBank.h"
#include "tests/support/OpenAccount.h"

namespace cf::cluster {

class LoadedBank
{
public:
    //! Of the cluster that is up; may be made many times. Throws std::runtime_error.
    LoadedBank(std::size_t accounts, std::size_t sessions);

    const std::vector<test::OpenedAccount>& accounts() const { return m_accounts; }
    //! Each on its own connection, through the proxies in turn; connected when first used.
    std::vector<std::unique_ptr<test::ApiClient>>& sessions() { return m_sessions; }

private:
    void openAccounts(db::Pool& pool, std::size_t count);
    void openSessions(db::Pool& pool, std::size_t count);

    const bank::CustomerKeys m_keys;
    BranchId m_branch = BranchId::make();
    std::vector<test::OpenedAccount> m_accounts;
    std::vector<std::unique_ptr<test::ApiClient>> m_sessions;
};

} // namespace cf::cluster
