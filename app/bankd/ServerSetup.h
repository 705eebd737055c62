// What the bank asks of its HTTP server beyond what the configuration says. For RunningBank.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/platform/config/Settings.h"

namespace cf::app {

//! Large bodies only from those whom the router knows, files for documents only, no more connections than this process
//! may have descriptors for (whose limit is raised), news of that and of the certificate to the log. Router and log
//! outlive the server.
http::ServerConfig serverConfig(const platform::Settings& settings, const bank::Router& router,
                                const bank::Submit& submit, platform::Log& log);

} // namespace cf::app
