// What a load on the cluster needs: accounts with money in a branch of its own, and sessions of tellers there.
#pragma once

#include "services/bank/audit/InboxSigner.h"
#include "services/bank/platform/postgres/Pool.h"
#include "tests/cluster/ClusterBank.h"
#include "tests/support/OpenAccount.h"

namespace cf::cluster {

//! What a server published of its last seconds.
struct ServerUse
{
    std::string name;
    std::int64_t hits = 0; //!< In its cache, or the one that all share.
    std::int64_t misses = 0;
    std::int64_t processorPpm = 0; //!< Of all processors of its machine.
};

class LoadedBank
{
public:
    //! Of the cluster that is up; may be made many times. Throws std::runtime_error.
    LoadedBank(std::size_t accounts, std::size_t sessions);

    const std::vector<test::OpenedAccount>& accounts() const { return m_accounts; }
    //! Each on its own connection, through the proxies in turn; connected when first used.
    std::vector<std::unique_ptr<test::ApiClient>>& sessions() { return m_sessions; }
    std::vector<ServerUse> servers();

private:
    void openAccounts(std::size_t count);
    void openSessions(std::size_t count);

    db::Watchdog m_watchdog;
    const bank::CustomerKeys m_keys;
    bank::InboxSigner m_signer;
    db::Pool m_pool;
    BranchId m_branch = BranchId::make();
    std::vector<test::OpenedAccount> m_accounts;
    std::vector<std::unique_ptr<test::ApiClient>> m_sessions;
};

} // namespace cf::cluster
