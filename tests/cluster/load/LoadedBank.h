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
    std::size_t sessions() const { return m_sessions.size(); }
    //! A session's client, on a connection of its own, through the proxies in turn. It connects, and connects anew
    //! before the bank would hang up on it. For one thread at a time.
    test::ApiClient& client(std::size_t session);
    std::vector<ServerUse> servers();

private:
    struct Session
    {
        std::string token;
        std::unique_ptr<test::ApiClient> client;
        std::chrono::steady_clock::time_point used;
    };

    void openAccounts(std::size_t count);
    void openSessions(std::size_t count);

    db::Watchdog m_watchdog;
    const bank::CustomerKeys m_keys;
    bank::InboxSigner m_signer;
    db::Pool m_pool;
    BranchId m_branch = BranchId::make();
    std::vector<test::OpenedAccount> m_accounts;
    std::vector<platform::IssuedCertificate> m_devices;
    std::vector<Session> m_sessions;
};

} // namespace cf::cluster
