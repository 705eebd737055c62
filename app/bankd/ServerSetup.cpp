// See ServerSetup.h.
#include "app/bankd/ServerSetup.h"

#include "models/domain/Date.h"
#include "services/contract/Documents.h"

namespace cf::app {

// The one request that carries a file: in base64, a third longer, beside a title and a name.
http::ServerConfig serverConfig(const platform::Settings& settings, const bank::BodyGate& gate, platform::Log& log)
{
    http::ServerConfig config = settings.http;
    config.limits.admit = gate;
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
