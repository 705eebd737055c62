#include "tests/bench/ledger/Scenario.h"

#include <array>

namespace cf::bench {

PgbenchResult Stage::runStatements(std::int64_t accounts, int clients, double sampled) const
{
    return pgbench.run({reference.script(accounts), clients, options.stretch, sampled});
}

PgbenchResult Stage::runFunction(std::int64_t accounts) const
{
    return pgbench.run({ReferenceTransfer::callScript(accounts), kReferenceClients, options.stretch});
}

std::span<const Scenario> scenarios()
{
    static constexpr std::array kScenarios{
        Scenario{"engine", "LedgerWriter without HTTP, random accounts", runEngine},
        Scenario{"tls", "PostTransfer over TLS, 128 connections", runTls},
        Scenario{"batch", "PostTransferBatch over TLS, 4 connections, 500 orders each", runBatch},
        Scenario{"hot", "LedgerWriter without HTTP, 10 accounts", runHot},
        Scenario{"idle", "One transfer at a time over TLS", runIdle},
        Scenario{"read", "GetAccount from the cache over TLS, 32 connections", runRead},
        Scenario{"memory", "LedgerWriter without HTTP or a pause", runMemory, true, requireRoomForMemory},
    };
    return kScenarios;
}

void addCpu(Finding& finding, const std::string& user, double seconds, std::int64_t operations)
{
    if (operations > 0)
        finding.add("CPU of " + user, "us", seconds * 1e6 / static_cast<double>(operations));
}

} // namespace cf::bench
