// An in-memory bank for monitoring: a quarter of an hour of steady load, unless a test makes it late, refuse or go
// away.
#pragma once

#include "services/contract/Cluster.h"
#include "services/contract/Events.h"
#include "tests/client/FakeBank.h"

#include <cmath>
#include <utility>

namespace cf::test {

inline constexpr std::int64_t kNow = 1'795'341'600; // 2026-11-22

inline Instant instant(std::int64_t second)
{
    return Instant(std::chrono::seconds(second));
}

class FakeMonitoring : public FakeBank
{
public:
    contract::SystemStatus system;
    contract::Samples history;
    contract::FailedCalls failed;
    contract::Trace found;
    contract::EventLags lags;
    contract::ClusterStatus cluster;
    std::vector<contract::DeadLetter> letters; //!< Newest first.
    bool away = false;
    bool samplesAway = false; //!< And nothing else.
    std::vector<contract::AlertUpdate> updates;

    FakeMonitoring()
    {
        system.at = instant(kNow);
        system.answeredBy = "bank-1";
        system.instances = {{"bank-1", "0.1.0", instant(kNow - 7200), 12, 2000, 412'000, 0, 0}};
        system.primary = {contract::ServerState::Up, "0/3000148", instant(kNow)};
        system.replicas = {{"replica1", contract::ReplicaState::Streaming, false, 0, 420, "0/3000148", instant(kNow)}};
        system.cache = {{"balances", 1200, 9400, 600, 3, 410}, {"sessions", 18, 8000, 120, 0, 4}};
        system.operations = {{"GetAccount", 420, 2, 0, 1'800, 6'200, 14'000, 1'400'000},
                             {"PostTransfer", 61, 4, 0, 9'100, 31'000, 64'000, 6'000'000},
                             {"ListAuditEvents", 3, 0, 0, 22'000, 41'000, 41'000, 3'000'000}};
        contract::InstanceSamples samples{"bank-1", {}};
        for (std::int64_t i = 900; i > 0; --i)
            samples.samples.push_back(sampleAt(kNow - i));
        history.instances = {samples};
        serve<contract::GetSystemStatus>(system);
        on<contract::ListSamples>([this](const auto&) -> client::CallResult<contract::Samples> {
            if (away || samplesAway)
                return unreachable();
            return history;
        });
        serve<contract::ListFailedCalls>(failed);
        on<contract::GetTrace>([this](const contract::TraceRef& ref) {
            contract::Trace trace = found;
            trace.traceId = ref.traceId;
            return trace;
        });
        lags.at = instant(kNow);
        lags.lags = {{{}, {}, 0, 0, {}, true},
                     {"notices", "accounts", 0, 0, {}, true},
                     {"notices", {}, 0, 0, {}, true},
                     {"mail", "mail", 0, 0, {}, true},
                     {"mail", {}, 0, 0, {}, true}};
        serve<contract::GetEventLag>(lags);
        cluster = wholeCluster();
        serve<contract::GetClusterStatus>(cluster);
        on<contract::ListDeadLetters>(
            [this](const contract::DeadLettersQuery&) -> client::CallResult<contract::Page<contract::DeadLetter>> {
                if (away)
                    return unreachable();
                contract::Page<contract::DeadLetter> page;
                page.items = letters;
                page.count = static_cast<std::int64_t>(letters.size());
                return page;
            });
        on<contract::SendAgain>([this](const contract::LettersToSend& wanted) { return sendAgain(wanted); });
        on<contract::UpdateAlert>([this](const contract::AlertUpdate& wanted) { return update(wanted); });
    }

    static contract::Sample sampleAt(std::int64_t second)
    {
        contract::Sample sample;
        sample.second = second;
        const double wave = std::sin(static_cast<double>(second) / 70);
        sample.calls = static_cast<std::int64_t>(42 + 20 * wave + static_cast<double>(second % 7));
        sample.serverErrors = second % 97 == 0 ? 1 : 0;
        sample.clientErrors = second % 11 == 0 ? 1 : 0;
        sample.transfers = second % 5;
        sample.p50Microseconds = 2'000 + second % 9 * 100;
        sample.p95Microseconds = 9'000 + second % 13 * 400;
        sample.p99Microseconds = 24'000 + second % 17 * 900;
        sample.inFlight = second % 4;
        sample.poolInUse = second % 6;
        sample.queries = sample.calls * 2;
        sample.cacheHits = 94;
        sample.cacheMisses = second % 10;
        sample.batchSize = second % 12;
        sample.replicaLagMilliseconds = 300 + second % 600;
        return sample;
    }

    //! Three servers in one region, one database in another, and all of it well.
    static contract::ClusterStatus wholeCluster()
    {
        using contract::DatabaseRole;
        using contract::DatabaseState;
        using contract::DependencyState;
        contract::ClusterStatus status;
        status.at = instant(kNow);
        status.answeredBy = "n11";
        const auto server = [](const char* name, DatabaseRole role) {
            return contract::DatabaseServer{name, role, DatabaseState::Running, 3, "0/3000148",
                                            96,   4,    instant(kNow),          {}};
        };
        status.databases = {server("10.77.0.1:5432", DatabaseRole::Primary),
                            server("10.77.0.2:5432", DatabaseRole::SynchronousStandby),
                            server("10.77.0.3:5432", DatabaseRole::Standby), server("n52", DatabaseRole::OtherRegion)};
        status.wal = contract::WalKeeping{{{"n2", true, 0, "reserved"}, {"second", true, 1'048'576, "reserved"}},
                                          std::int64_t{4} << 30U,
                                          contract::WalArchive{42, 0, instant(kNow - 30), {}}};
        for (const char* name : {"n11", "n12", "n13"})
            status.processes.push_back(
                {name,
                 contract::ProcessKind::Server,
                 contract::ProcessState::Ready,
                 "0.1.0",
                 instant(kNow - 7200),
                 {{"cache", DependencyState::Working, "10.77.0.1:6379", instant(kNow - 7000), 0, {}},
                  {"events", DependencyState::Working, "10.77.0.1:9092, 10.77.0.2:9092", instant(kNow - 7000), 0, {}},
                  {"objects", DependencyState::Working, "10.77.0.41:7070/objects", instant(kNow - 7000), 0, {}},
                  {"sms", DependencyState::Unused, {}, {}, 0, {}}},
                 340,
                 120'000});
        status.processes.push_back(
            {"n21/work",
             contract::ProcessKind::Worker,
             contract::ProcessState::Ready,
             "0.1.0",
             instant(kNow - 7200),
             {{"mail", DependencyState::Working, "smtps://10.77.0.31:4650", instant(kNow - 60), 1, {}}},
             {},
             {}});
        status.copies = contract::UncopiedObjects{2, 3};
        status.proxies = {{"10.77.0.4:8404",
                           {},
                           {{"n11", "UP", 7000, 12, "L7OK 200", "L7OK"}, {"n12", "UP", 7000, 11, "L7OK 200", "L7OK"}}}};
        return status;
    }

private:
    template <class Op>
    void serve(const typename Op::Response& shown)
    {
        on<Op>([this, &shown](const auto&) -> client::CallResult<typename Op::Response> {
            if (away)
                return unreachable();
            return shown;
        });
    }
    contract::SentAgain sendAgain(const contract::LettersToSend& wanted)
    {
        const auto sent = std::erase_if(letters, [&](const contract::DeadLetter& letter) {
            return letter.consumer == wanted.consumer && letter.topic == wanted.topic &&
                   letter.diedAt <= wanted.diedUntil && (!wanted.eventId || *wanted.eventId == letter.eventId);
        });
        lags.deadLetters = static_cast<std::int64_t>(letters.size());
        return {static_cast<std::int64_t>(sent), 0};
    }
    contract::Alert update(const contract::AlertUpdate& update)
    {
        updates.push_back(update);
        contract::Alert& alert = system.alerts.front();
        if (update.acknowledge)
            alert.state = contract::AlertState::Acknowledged;
        if (update.takeOver)
            alert.owner = contract::StaffRef{StaffId::make(), "Ada Admin"};
        if (update.comment)
            alert.comments.push_back({{StaffId::make(), "Ada Admin"}, instant(kNow), *update.comment});
        return alert;
    }
};

//! So many seconds ago.
inline contract::DeadLetter deadLetter(const std::string& id, std::int64_t ago, const std::string& consumer = "mail")
{
    return {consumer, consumer == "mail" ? "mail" : "accounts", id,
            5,        "The mail server answered 550.",          instant(kNow - ago)};
}

inline contract::Alert replicaAlert()
{
    contract::Alert alert;
    alert.id = Uuid::v7();
    alert.rule = "replicaBehind";
    alert.instance = "bank-1";
    alert.value = 14'000;
    alert.threshold = 10'000;
    alert.since = instant(kNow - 40);
    return alert;
}

} // namespace cf::test
