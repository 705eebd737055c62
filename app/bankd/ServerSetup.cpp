// See ServerSetup.h.
#include "app/bankd/ServerSetup.h"

#include "models/domain/Date.h"
#include "services/bank/api/BodyGate.h"
#include "services/bank/platform/process/DescriptorLimit.h"
#include "services/contract/Documents.h"

#include <algorithm>

namespace cf::app {
namespace {

// Descriptors of what is neither an HTTP connection nor one of the pools': the connections that the ledger, the
// sequencer and the watches have for themselves, the spool's, the log's and the documents' files, event loops, pipes.
constexpr std::size_t kOtherDescriptors = 200;

// When descriptors run out no colleague gets in any more, and nothing can be written.
http::ServerLimits limitsWithin(std::size_t descriptors, const platform::Settings& settings, platform::Log& log)
{
    const std::size_t pools = 2 * settings.databaseConnections + settings.moneyConnections; // primary and replica
    const std::size_t reserve = pools + kOtherDescriptors;
    const auto limits = http::within(descriptors - std::min(descriptors, reserve), settings.http.limits);
    if (limits.connections < settings.http.limits.connections)
        log.warning("connectionsLowered",
                    {{"count", limits.connections},
                     {"reason", "This process may have only " + std::to_string(descriptors) +
                                    " files open (RLIMIT_NOFILE): raise the hard limit to have more connections."}});
    return limits;
}

} // namespace

// The one request that carries a file: in base64, a third longer, beside a title and a name.
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
    config.onCertificateEnds = [&log](std::chrono::system_clock::time_point end) {
        log.warning("certificateEnds", {{"reason", toString(std::chrono::floor<std::chrono::microseconds>(end))}});
    };
    config.limits.fileBytes = contract::kLargestDocument / 3 * 4 + 64 * 1024;
    config.limits.carriesFile = [](std::string_view method, std::string_view path) {
        constexpr std::string_view kPath = contract::AddDocument::kInfo.path;
        return method == "POST" && path.starts_with(kPath.substr(0, kPath.find('{'))) &&
               path.ends_with(kPath.substr(kPath.find('}') + 1));
    };
    return config;
}

} // namespace cf::app
