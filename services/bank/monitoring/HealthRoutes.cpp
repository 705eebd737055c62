#include "services/bank/monitoring/HealthRoutes.h"

#include "services/bank/platform/crypto/Encryption.h"

namespace cf::bank {
namespace {

using namespace contract;

bool isLoopback(const std::string& address)
{
    return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

} // namespace

void addHealthRoutes(Router& router, platform::Metrics& metrics, const std::atomic<bool>& draining,
                     const HealthFacts& facts, std::function<bool()> databaseAway)
{
    const Health healthy{"pass", COUNTERFOIL_VERSION, facts.demonstration};
    router.handleAtOnce<GetLiveness>([healthy](Call&) -> Answer<Health> { return healthy; });

    router.handleAtOnce<GetReadiness>(
        [&draining, healthy, databaseAway = std::move(databaseAway)](Call&) -> Answer<Health> {
            if (draining)
                return Problem::of(ErrorCode::Unavailable, "The server is shutting down.");
            if (databaseAway())
                return Problem::of(ErrorCode::Unavailable, "The database is not responding.");
            return healthy;
        });

    router.handleAtOnce<GetMetrics>([&metrics, token = facts.metricsToken](Call& call) -> Answer<PlainText> {
        if (!isLoopback(call.peerAddress) || token.empty())
            return Problem::of(ErrorCode::NotFound);
        if (!platform::sameSecret(call.bearerToken, token))
            return Problem::of(ErrorCode::Unauthenticated);
        return PlainText{metrics.render()};
    });
}

Observer measuring(platform::Metrics& metrics, Observer next)
{
    return [&metrics, next = std::move(next)](const CallRecord& record) {
        const std::string operation(record.operation);
        metrics
            .counter("bankd_calls_total", "Finished calls.",
                     {{"operation", operation}, {"status", std::to_string(record.status)}})
            .add();
        metrics
            .histogram("bankd_call_seconds", "From the complete request to the response.", {{"operation", operation}})
            .observe(std::chrono::duration<double>(record.duration).count());
        next(record);
    };
}

} // namespace cf::bank
