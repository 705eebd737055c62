// The bank of `./run cluster up --empty`, as a drill sees it: two ways in, through the proxies; staff and accounts of
// the drill in a branch of their own.
#pragma once

#include "tests/cluster/Database.h"
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

    const Database& database() const { return m_database; }
    //! Every service of every host runs, all databases follow the primary, and a client is answered through either
    //! proxy.
    bool isWhole() const;

private:
    void openAccounts();
    void hire(std::size_t staff, simulation::Chance& chance);
    bool isReachedThrough(int host) const;

    const std::filesystem::path m_authority = kState / "ca.pem";
    const Database m_database;
};

} // namespace cf::cluster
