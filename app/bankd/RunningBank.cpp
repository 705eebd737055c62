// See RunningBank.h. The composition root of bankd: the only place that knows every part.
#include "app/bankd/RunningBank.h"

#include "services/bank/accounts/AccountRoutes.h"
#include "services/bank/api/Workers.h"
#include "services/bank/customers/CustomerRoutes.h"
#include "services/bank/identity/IdentityRoutes.h"
#include "services/bank/monitoring/HealthRoutes.h"
#include "services/bank/monitoring/Housekeeping.h"

#include <atomic>

namespace cf::app {
namespace {

using namespace std::chrono_literals;

platform::SealingKey masterKeyOf(const platform::Settings& settings)
{
    auto key = platform::SealingKey::openOrCreate(settings.masterKey);
    if (!key)
        throw std::runtime_error(key.error());
    return std::move(key).value();
}

bank::Observer logging(platform::Log& log)
{
    return [&log](const bank::CallRecord& record) {
        const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(record.duration).count();
        if (record.status >= 500)
            log.warning("call", {{"operation", record.operation},
                                 {"status", record.status},
                                 {"code", record.problem},
                                 {"reason", record.cause},
                                 {"durationMs", milliseconds},
                                 {"traceId", record.traceId}});
        else
            log.info("call", {{"operation", record.operation},
                              {"status", record.status},
                              {"code", record.problem},
                              {"durationMs", milliseconds},
                              {"traceId", record.traceId}});
    };
}

} // namespace

// In the order in which each needs the ones above it; ended from the bottom up.
struct RunningBank::Parts
{
    Parts(const platform::Settings& settings, platform::Log& log)
        : keys(masterKeyOf(settings))
        , pool({.conninfo = settings.appDatabase, .connections = settings.databaseConnections}, watchdog)
        , identity(pool, keys.master())
        , workers(settings.workers, settings.queue)
        , router(
              identity.sessions,
              [this](contract::Priority priority, std::function<void()> work) {
                  return workers.submit(priority, std::move(work));
              },
              bank::measuring(metrics, logging(log)))
        , housekeeping(pool, log)
    {
        bank::addHealthRoutes(router, pool, metrics, draining);
        bank::addIdentityRoutes(router, identity);
        bank::addCustomerRoutes(router, pool);
        bank::addAccountRoutes(router, pool, keys);
        server = std::make_unique<http::Server>(settings.http, [this](http::Request request, http::Respond respond) {
            router(std::move(request), std::move(respond));
        });
    }

    ~Parts()
    {
        server.reset();
        identity.passwords.stop();
    }

    std::atomic<bool> draining = false;
    platform::Metrics metrics;
    db::Watchdog watchdog;
    bank::CustomerKeys keys;
    db::Pool pool;
    bank::Identity identity;
    bank::Workers workers;
    bank::Router router;
    bank::Housekeeping housekeeping;
    std::unique_ptr<http::Server> server;
};

RunningBank::RunningBank(const platform::Settings& settings, platform::Log& log)
    : m_parts(std::make_unique<Parts>(settings, log))
{
}

RunningBank::~RunningBank() = default;

std::uint16_t RunningBank::port() const
{
    return m_parts->server->port();
}

void RunningBank::drain()
{
    m_parts->draining = true;
    m_parts->server->drain(30s);
}

} // namespace cf::app
