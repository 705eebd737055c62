#include "app/bankd/DatabaseAccess.h"

namespace cf::app {
namespace {

std::unique_ptr<db::ServerWatch> watchOf(const platform::Settings& settings, db::Watchdog& watchdog, platform::Log& log)
{
    const auto app = db::Conninfo::of(settings.appDatabase);
    if (!app.namesSeveral())
        return nullptr;
    const auto monitor = db::Conninfo::of(settings.monitorDatabase);
    std::vector<db::Conninfo> servers;
    for (const db::Conninfo& server : app.servers())
        servers.push_back(monitor.at(server));
    return std::make_unique<db::ServerWatch>(
        std::move(servers), watchdog, settings.standbyRequired ? db::Standby::Required : db::Standby::Optional,
        [&log](const std::optional<db::ServerReport>& primary) {
            if (primary)
                log.info("primary", {{"server", primary->name}, {"timeline", primary->position.timeline}});
            else
                log.warning("noPrimary", {});
        });
}

bank::DatabaseServers serversOf(const platform::Settings& settings, db::ServerWatch* watch)
{
    const auto endpoint = [&](const std::string& conninfo, db::ServerRole role) -> std::optional<db::Endpoint> {
        if (conninfo.empty())
            return std::nullopt;
        return watch ? db::Endpoint(db::Conninfo::of(conninfo), *watch, role) : db::Endpoint(conninfo);
    };
    return {endpoint(settings.appDatabase, db::ServerRole::Primary).value(),
            endpoint(settings.monitorDatabase, db::ServerRole::Primary),
            endpoint(watch ? settings.appDatabase : settings.replicaDatabase, db::ServerRole::Replica), watch};
}

} // namespace

DatabaseAccess::DatabaseAccess(const platform::Settings& settings, platform::Log& log)
    : watch(watchOf(settings, watchdog, log))
    , servers(serversOf(settings, watch.get()))
{
}

} // namespace cf::app
