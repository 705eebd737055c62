// Asks the proxies in front of the bank how they see its servers (HAProxy's statistics), again and again, so that the
// panel has it from memory.
#pragma once

#include "services/bank/platform/process/PeriodicThread.h"
#include "services/bank/platform/web/HttpClient.h"
#include "services/contract/Cluster.h"

#include <filesystem>
#include <list>

namespace cf::platform {
struct ProxySettings;
}

namespace cf::bank {

class ProxyWatch
{
public:
    //! Starts at once: a thread for each, for one that is away must not hold up the others.
    explicit ProxyWatch(const platform::ProxySettings& settings);
    ~ProxyWatch();

    //! As they answered last, in the order of the settings. Thread-safe.
    std::vector<contract::ProxyStatus> proxies() const;

private:
    class Proxy;
    std::list<Proxy> m_proxies;
};

//! Of HAProxy's statistics as CSV: its servers. Empty: it is something else.
std::optional<std::vector<contract::ProxiedServer>> serversInStatistics(std::string_view csv);

} // namespace cf::bank
