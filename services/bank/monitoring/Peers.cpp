#include "services/bank/monitoring/Peers.h"

#include "services/bank/monitoring/CallStatistics.h"
#include "services/contract/Binder.h"
#include "services/contract/WireValues.h"

#include <algorithm>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kPeersDeadline = 1s;

} // namespace

void publish(db::Transaction& transaction, const std::string& instance, const InstanceReport& report)
{
    transaction.query("SET LOCAL synchronous_commit TO local");
    transaction.query("INSERT INTO bank.instance_status (instance, at, published)"
                      " VALUES ($1, clock_timestamp(), $2::jsonb)"
                      " ON CONFLICT (instance) DO UPDATE SET at = excluded.at, published = excluded.published",
                      instance, contract::encodeDocument(report));
}

Peers::Peers(std::string self)
    : m_self(std::move(self))
{
}

void Peers::exchange(db::Connection& connection, const InstanceReport& own, Time now)
{
    // By the database's clock only: the instances' clocks may differ.
    const auto rows = connection.transaction(kPeersDeadline, [&](db::Transaction& transaction) {
        publish(transaction, m_self, own);
        return transaction.query(
            "SELECT instance, published, (extract(epoch FROM clock_timestamp() - at) * 1000)::bigint AS age"
            " FROM bank.instance_status WHERE instance <> $1 AND at > clock_timestamp() - interval '15 minutes'",
            m_self);
    });
    for (const auto& row : rows) {
        // An instance whose version publishes something unreadable counts as silent.
        auto read = contract::decodeDocument<InstanceReport>(row.get<std::string>("published"));
        if (read)
            take(row.get<std::string>("instance"), std::move(read).value(),
                 now - std::chrono::milliseconds(row.get<std::int64_t>("age")));
    }
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_peers, [&](const auto& entry) { return now - entry.second.heard > kForgotten; });
}

void Peers::take(const std::string& name, InstanceReport published, Time heard)
{
    const std::lock_guard lock(m_mutex);
    Peer& peer = m_peers[name];
    peer.heard = heard;
    for (const contract::Sample& sample : published.samples) {
        if (!peer.samples.empty() && sample.second <= peer.samples.back().second)
            continue;
        peer.samples.push_back(sample);
        if (sample.transfers > 0)
            m_lastTransfer = std::max(m_lastTransfer, sample.second);
    }
    while (peer.samples.size() > CallStatistics::kSamples)
        peer.samples.pop_front();
    keep(published.failures, RecentCalls::Source::Bank, peer.newestFailure);
    if (published.strangersRefusals)
        keep(*published.strangersRefusals, RecentCalls::Source::Anonymous, peer.newestRefusal);
    peer.last = std::move(published);
}

// Publications overlap.
void Peers::keep(const std::vector<contract::FailedCall>& calls, RecentCalls::Source source, Instant& newest)
{
    const Instant known = newest;
    for (const contract::FailedCall& call : calls) {
        if (call.at <= known)
            continue;
        m_failures.add(call, source);
        newest = std::max(newest, call.at);
    }
}

std::vector<contract::InstanceStatus> Peers::present(Time now) const
{
    std::vector<contract::InstanceStatus> list;
    const std::lock_guard lock(m_mutex);
    for (const auto& [name, peer] : m_peers)
        if (peer.isServer() && now - peer.heard <= kSilent)
            list.push_back(peer.last.instance);
    return list;
}

std::vector<std::string> Peers::missing(Time now) const
{
    std::vector<std::string> list;
    const std::lock_guard lock(m_mutex);
    for (const auto& [name, peer] : m_peers)
        if (peer.isServer() && now - peer.heard > kSilent && now - peer.heard <= kForgotten)
            list.push_back(name);
    return list;
}

std::vector<contract::ProcessStatus> Peers::processes(Time now) const
{
    std::vector<contract::ProcessStatus> list;
    const std::lock_guard lock(m_mutex);
    for (const auto& [name, peer] : m_peers) {
        if (now - peer.heard > kForgotten)
            continue;
        contract::ProcessStatus told;
        told.name = name;
        told.version = peer.last.instance.version;
        told.startedAt = peer.last.instance.startedAt;
        list.push_back(peer.last.process.value_or(told));
        if (now - peer.heard > kSilent)
            list.back().state = contract::ProcessState::Silent;
    }
    return list;
}

std::vector<contract::InstanceSamples> Peers::samples(std::optional<std::int64_t> after, Time now) const
{
    std::vector<contract::InstanceSamples> list;
    const std::lock_guard lock(m_mutex);
    for (const auto& [name, peer] : m_peers) {
        if (!peer.isServer() || now - peer.heard > kForgotten)
            continue;
        contract::InstanceSamples samples{name, {}};
        std::copy_if(peer.samples.begin(), peer.samples.end(), std::back_inserter(samples.samples),
                     [&](const contract::Sample& sample) { return !after || sample.second > *after; });
        list.push_back(std::move(samples));
    }
    return list;
}

std::int64_t Peers::lastTransferSecond() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastTransfer;
}

} // namespace cf::bank
