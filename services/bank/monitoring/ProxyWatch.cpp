#include "services/bank/monitoring/ProxyWatch.h"

#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/crypto/Base64.h"
#include "services/bank/platform/text/DelimitedText.h"

#include <charconv>
#include <map>

namespace cf::bank {
namespace {

using contract::ProxiedServer;
using contract::ProxyStatus;
using namespace std::chrono_literals;

constexpr auto kProxyPause = 3s;
constexpr auto kProxyPatience = 2s;

std::optional<std::int64_t> numberIn(const std::string& text)
{
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && !text.empty() ? std::optional(value) : std::nullopt;
}

std::string joined(const std::string& status, const std::string& code)
{
    return code.empty() ? status : status + " " + code;
}

using Named = std::map<std::string, std::string>;

ProxiedServer proxiedServer(Named row)
{
    return {row["svname"],
            row["status"],
            numberIn(row["lastchg"]),
            numberIn(row["scur"]).value_or(0),
            joined(row["check_status"], row["check_code"]),
            row["agent_status"]};
}

} // namespace

std::optional<std::vector<ProxiedServer>> serversInStatistics(std::string_view csv)
{
    constexpr std::string_view kBegin = "# ";
    constexpr const char* kServer = "2"; // among frontends and backends
    if (!csv.starts_with(kBegin))
        return std::nullopt;
    csv.remove_prefix(kBegin.size());
    std::vector<std::string> names;
    std::vector<ProxiedServer> servers;
    for (const std::string_view line : platform::splitLines(csv)) {
        const auto fields = platform::splitDelimited(line, ',');
        if (!fields)
            continue; // cut off
        if (names.empty()) {
            names = *fields;
            continue;
        }
        Named row;
        for (std::size_t i = 0; i < std::min(names.size(), fields->size()); ++i)
            row[names[i]] = (*fields)[i];
        if (row["type"] == kServer)
            servers.push_back(proxiedServer(std::move(row)));
    }
    return servers;
}

class ProxyWatch::Proxy
{
public:
    Proxy(const platform::ProxySettings& settings, const std::string& url)
        : m_url(url)
        , m_signIn("Basic " + platform::base64(settings.user + ":" + settings.password))
        , m_client({.authority = settings.authority, .toConnect = kProxyPatience, .patience = kProxyPatience})
        , m_status{nameOf(url), "It has not been asked yet.", {}}
        , m_thread([this] {
            look();
            return platform::PeriodicThread::Pause{kProxyPause};
        })
    {
    }

    ProxyStatus status() const
    {
        const std::lock_guard lock(m_mutex);
        return m_status;
    }

private:
    static std::string nameOf(const std::string& url)
    {
        const std::string rest = url.substr(url.find("://") + 3);
        return rest.substr(0, rest.find('/'));
    }

    void look()
    {
        const auto reply = m_client.call({"GET", m_url + "/;csv", {{"authorization", m_signIn}}});
        ProxyStatus seen{nameOf(m_url), {}, {}};
        if (!reply)
            seen.trouble = reply.error().what;
        else if (reply->status != 200)
            seen.trouble = "It answered " + std::to_string(reply->status) + ".";
        else if (auto servers = serversInStatistics(reply->body))
            seen.servers = *std::move(servers);
        else
            seen.trouble = "It did not answer with statistics.";
        const std::lock_guard lock(m_mutex);
        m_status = std::move(seen);
    }

    const std::string m_url; //!< Without a slash at its end.
    const std::string m_signIn;
    platform::HttpClient m_client; //!< The thread's only.
    mutable std::mutex m_mutex;
    ProxyStatus m_status;
    platform::PeriodicThread m_thread;
};

ProxyWatch::ProxyWatch(const platform::ProxySettings& settings)
{
    for (std::string url : settings.statistics) {
        while (url.ends_with('/'))
            url.pop_back();
        m_proxies.emplace_back(settings, url);
    }
}

ProxyWatch::~ProxyWatch() = default;

std::vector<ProxyStatus> ProxyWatch::proxies() const
{
    std::vector<ProxyStatus> all;
    for (const Proxy& proxy : m_proxies)
        all.push_back(proxy.status());
    return all;
}

} // namespace cf::bank
