// The HTTP server's setup beyond the configuration, and what the proxies in front are told of it. For RunningBank.
#pragma once

#include "services/bank/api/Bank.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/http/AgentCheck.h"

namespace cf::app {

//! Large bodies only from authenticated callers, files for documents only, no more connections than this process's
//! descriptor limit, which is raised, allows; that and certificate events go to the log. Router and log outlive the
//! server.
http::ServerConfig serverConfig(const platform::Settings& settings, const bank::Router& router,
                                const bank::Submit& submit, platform::Log& log);

http::AgentConfig agentConfig(const platform::Settings& settings);

//! How much of its share the proxies should give this server, in percent: less the more of its machine it uses; nothing
//! when it is about to end; and the least there is while it knows of no primary, which leaves it new clients only where
//! all servers are so.
int weightOf(const bank::Bank& bank);

} // namespace cf::app
