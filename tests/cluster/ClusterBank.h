// The bank of `./run cluster up --empty`, as a drill sees it: two ways in, through the proxies; staff and accounts of
// the drill in a branch of their own.
#pragma once

#include "services/bank/platform/postgres/Conninfo.h"
#include "tests/cluster/Hosts.h"
#include "tests/drill/Drilled.h"

namespace cf::cluster {

class ClusterBank : public drill::Drilled
{
public:
    //! Throws std::runtime_error: no cluster is up, or it was drilled before.
    ClusterBank(std::size_t staff, simulation::Chance& chance);

    std::size_t ways() const override { return std::size(kProxyHosts); }
    test::ApiClient clientOf(const drill::Staff& staff, std::size_t way) const override;
    db::Rows run(const std::string& sql, std::chrono::milliseconds timeout = std::chrono::seconds(20)) const override;
    int command(const std::vector<std::string>& arguments) const override;

    //! The host whose PostgreSQL takes writes on the latest timeline; empty: none does.
    std::optional<int> primary() const;
    //! The host of its synchronous standby; empty: there is none.
    std::optional<int> synchronousStandby() const;
    //! Every service of every host runs, both standbys follow, and a client is answered through either proxy.
    bool isWhole() const;

private:
    void openAccounts();
    void hire(std::size_t staff, simulation::Chance& chance);
    db::Conninfo superuserAt(int host) const;
    bool isReachedThrough(int proxy) const;
    std::optional<std::string> answerOf(int host, const std::string& sql) const;

    const std::filesystem::path m_authority = kState / "ca.pem";
    const std::filesystem::path m_config = folderOf(kBankHosts[0]) / "bankd.toml";
    const std::string m_password; //!< The superuser's.
};

} // namespace cf::cluster
