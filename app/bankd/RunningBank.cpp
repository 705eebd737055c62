// The composition root of bankd: the only place that knows every capability.
#include "app/bankd/RunningBank.h"

#include "app/bankd/Foundation.h"
#include "app/bankd/ServerSetup.h"

#include "services/bank/accounts/Install.h"
#include "services/bank/administration/Install.h"
#include "services/bank/approvals/Install.h"
#include "services/bank/audit/Install.h"
#include "services/bank/caching/Install.h"
#include "services/bank/customers/Install.h"
#include "services/bank/documents/Install.h"
#include "services/bank/events/Install.h"
#include "services/bank/feeds/Install.h"
#include "services/bank/identity/Install.h"
#include "services/bank/ledger/Install.h"
#include "services/bank/monitoring/Install.h"
#include "services/bank/notices/Install.h"
#include "services/bank/objects/Install.h"
#include "services/bank/platform/http/AgentCheck.h"
#include "services/bank/search/Install.h"
#include "services/bank/statements/Install.h"

namespace cf::app {
namespace {

// Alphabetical: none depends on another's being installed first.
constexpr auto kCapabilities = {
    bank::accounts::install, bank::administration::install, bank::approvals::install, bank::audit::install,
    bank::caching::install,  bank::customers::install,      bank::documents::install, bank::events::install,
    bank::feeds::install,    bank::identity::install,       bank::ledger::install,    bank::monitoring::install,
    bank::notices::install,  bank::objects::install,        bank::search::install,    bank::statements::install,
};

} // namespace

struct RunningBank::Parts
{
    Parts(const platform::Settings& settings, platform::Log& log)
        : foundation(settings, log)
    {
        bank::Bank& bank = foundation.bank;
        for (const auto install : kCapabilities)
            install(bank);
        server = &bank.shutdown.own<http::Server>(
            bank::ShutdownPhase::Calls, serverConfig(settings, bank.router, bank.submit, log),
            [&router = bank.router](http::Request request, http::Respond respond) {
                router(std::move(request), std::move(respond));
            });
        bank.sources.certificateEnd = [server = server] {
            return std::chrono::floor<std::chrono::microseconds>(server->certificateEnd());
        };
        for (const auto& begin : bank.whenServing)
            begin(server->port());
        if (settings.agentPort != 0)
            bank.shutdown.own<http::AgentCheck>(bank::ShutdownPhase::Watching, agentConfig(settings),
                                                [&bank] { return weightOf(bank); });
    }

    Foundation foundation;
    http::Server* server = nullptr; //!< Of the bank's endings.
};

RunningBank::RunningBank(const platform::Settings& settings, platform::Log& log)
    : m_log(log)
    , m_parts(std::make_unique<Parts>(settings, log))
{
}

RunningBank::~RunningBank() = default;

std::uint16_t RunningBank::port() const
{
    return m_parts->server->port();
}

void RunningBank::reloadCertificate()
{
    const auto renewed = m_parts->server->reloadCertificate();
    if (renewed)
        m_log.info("certificateRead");
    else
        m_log.warning("certificateNotRenewed", {{"reason", renewed.error()}});
}

void RunningBank::drain()
{
    m_parts->foundation.draining = true;
    m_parts->server->drain(m_parts->foundation.bank.settings.http.limits.drainIdle + std::chrono::seconds(30));
}

} // namespace cf::app
