// The bank's database for what runs in one process: where its servers are, and which of them takes orders.
#pragma once

#include "services/bank/api/Bank.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/postgres/ServerWatch.h"

namespace cf::app {

struct DatabaseAccess
{
    //! The log outlives it.
    DatabaseAccess(const platform::Settings& settings, platform::Log& log);
    DatabaseAccess(const DatabaseAccess&) = delete;
    DatabaseAccess& operator=(const DatabaseAccess&) = delete;

    db::Watchdog watchdog;
    std::unique_ptr<db::ServerWatch> watch; //!< Null: the database is on one server.
    bank::DatabaseServers servers;
};

} // namespace cf::app
