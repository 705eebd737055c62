// Where the parts of an embedded cluster lie and who owns them. Made once by EmbeddedCluster and read by the other
// classes here.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/embedded/EmbeddedConfig.h"
#include "services/bank/platform/process/SetupError.h"

namespace cf::platform {

inline constexpr const char* kSuperuser = "bank_superuser";
inline constexpr const char* kBankDatabase = "bank";

//! One PostgreSQL server of the cluster.
struct ServerPlan
{
    std::string name; //!< "primary" or "replica": its folder, log and cluster name.
    int port = 0;     //!< Only part of the socket's name; nothing listens on TCP.
    std::filesystem::path data;
    std::filesystem::path lock; //!< Held by every process of the server.
    std::filesystem::path log;
};

struct ClusterLayout
{
    std::filesystem::path folder;  //!< Absolute, without symbolic links.
    std::filesystem::path sockets; //!< 0700, short enough for sun_path.
    std::filesystem::path programs;
    UserIds owner;                //!< Of every file and server process.
    std::optional<UserIds> runAs; //!< Set if the owner is not this process's user.
    bool durable = true;
    bool endServersWithOwner = true;

    ServerPlan primary() const { return plan("primary", 5432); }
    ServerPlan replica() const { return plan("replica", 5433); }

    //! A libpq connection string. Sets every option that the environment could otherwise override.
    std::string connectionString(int port, const std::string& role, const std::string& database) const;

private:
    ServerPlan plan(const std::string& name, int port) const
    {
        return {name, port, folder / name, folder / (name + ".lock"), folder / "log" / (name + ".log")};
    }
};

//! A value of a libpq connection string, quoted.
std::string quotedConninfo(const std::string& value);

//! Creates the folders and chooses one for the sockets. Fills in everything but `programs`.
Outcome<ClusterLayout, SetupError> prepareLayout(const EmbeddedConfig& config);

} // namespace cf::platform
