#include "app/bankd/ServerSetup.h"

#include "models/domain/Date.h"
#include "services/bank/api/BodyGate.h"
#include "services/bank/monitoring/Monitor.h"
#include "services/bank/platform/process/DescriptorLimit.h"
#include "services/contract/Batches.h"
#include "services/contract/Documents.h"

#include <algorithm>

namespace cf::app {
namespace {

// Descriptors for all but HTTP connections and the pools: the connections of the ledger, the sequencer and the watches,
// the files of the spool, log and documents, event loops, pipes.
constexpr std::size_t kOtherDescriptors = 200;

constexpr int kBusiest = 20; // percent of its share; it would be slow, but answers

// Without free descriptors nobody can connect, and nothing can be written.
http::ServerLimits limitsWithin(std::size_t descriptors, const platform::Settings& settings, platform::Log& log)
{
    const std::size_t pools = 2 * settings.databaseConnections + settings.moneyConnections; // primary and replica
    const std::size_t reserve = pools + kOtherDescriptors;
    const auto limits = http::within(descriptors - std::min(descriptors, reserve), settings.http.limits);
    if (limits.connections < settings.http.limits.connections)
        log.warning("connectionsLowered",
                    {{"count", limits.connections},
                     {"reason", "This process is limited to " + std::to_string(descriptors) +
                                    " open files (RLIMIT_NOFILE): raise the hard limit for more connections."}});
    return limits;
}

std::size_t largeBody(std::string_view method, std::string_view path)
{
    constexpr std::string_view kDocument = contract::AddDocument::kInfo.path;
    if (method != "POST")
        return 0;
    if (path == contract::PostTransferBatch::kInfo.path)
        return contract::kLargestBatchBytes;
    if (path.starts_with(kDocument.substr(0, kDocument.find('{'))) &&
        path.ends_with(kDocument.substr(kDocument.find('}') + 1)))
        return contract::kLargestDocument / 3 * 4 + 64 * 1024; // in base64, a third longer, plus a title and a name
    return 0;
}

} // namespace

http::ServerConfig serverConfig(const platform::Settings& settings, const bank::Router& router,
                                const bank::Submit& submit, platform::Log& log)
{
    http::ServerConfig config = settings.http;
    config.limits = limitsWithin(platform::raiseDescriptorLimit(), settings, log);
    config.limits.admit = bank::BodyGate(router, submit);
    config.limits.repeatable = [&router](std::string_view method, std::string_view path) {
        return router.mayBeSentAgain(method, path);
    };
    config.onCertificate = [&log](const std::string& trouble) {
        if (trouble.empty())
            log.info("certificateRenewed");
        else
            log.warning("certificateNotRenewed", {{"reason", trouble}});
    };
    config.onCertificateExpiring = [&log](std::chrono::system_clock::time_point end) {
        log.warning("certificateEnds", {{"reason", toString(std::chrono::floor<std::chrono::microseconds>(end))}});
    };
    config.limits.largeBody = largeBody;
    return config;
}

http::AgentConfig agentConfig(const platform::Settings& settings)
{
    return {settings.http.address, settings.agentPort, settings.http.proxies};
}

int weightOf(const bank::Bank& bank)
{
    if (bank.draining)
        return 0;
    if (bank.primaryDown())
        return 1;
    return std::clamp(100 - static_cast<int>(bank.monitor.processorPpm() / 10'000), kBusiest, 100);
}

} // namespace cf::app
