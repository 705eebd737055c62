// A private PostgreSQL below one folder: created at first start, supervised, with an asynchronous streaming replica.
// `bankd serve --embedded DIR` owns one; tests own one through tests/support/TemporaryPostgres.
//
// Nothing listens on TCP: the sockets lie in a 0700 folder and peer authentication admits only the user that runs the
// bank. Creates the roles bank_owner, bank_app, bank_monitor and the empty database `bank`, but not its schema.
//
// initdb and base backups happen in a temporary folder that is renamed when it is complete. After a kill -9 the next
// start ends what was left running and waits for it before it starts anew (LeftoverServers). The replica is never
// promoted here.
#pragma once

#include "services/bank/platform/embedded/ClusterLayout.h"
#include "services/bank/platform/embedded/ServerStatus.h"

#include <memory>

namespace cf::platform {

class EmbeddedCluster
{
public:
    //! Locks the folder, ends what an earlier, killed owner left running, creates what is missing, and returns when the
    //! primary answers; the replica is built in the background. The error is a sentence for the operator.
    static Outcome<std::unique_ptr<EmbeddedCluster>, SetupError> start(const EmbeddedConfig& config, Reporter reporter);

    ~EmbeddedCluster(); //!< stop()
    EmbeddedCluster(const EmbeddedCluster&) = delete;
    EmbeddedCluster& operator=(const EmbeddedCluster&) = delete;

    //! For libpq and libpqxx. Roles: bank_owner, bank_app, bank_monitor, bank_superuser.
    std::string connectionString(const std::string& role, const std::string& database = kBankDatabase) const;
    //! The same on the replica, which may be absent: see replica().
    std::string replicaConnectionString(const std::string& role, const std::string& database = kBankDatabase) const;

    PrimaryState state() const;
    ReplicaStatus replica() const;
    pid_t primaryPid() const; //!< Of the postmaster; 0 if there is none.
    pid_t replicaPid() const;
    const std::filesystem::path& folder() const;

    //! Stops the replica, then the primary, cleanly; returns when both have ended. Idempotent.
    void stop();

private:
    class Parts;
    explicit EmbeddedCluster(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace cf::platform
