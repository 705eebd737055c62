// What the primary knows about its replica: the slot and the connection. Used by ReplicaServer's thread only.
#pragma once

#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/embedded/ServerStatus.h"

#include <optional>

namespace cf::platform {

class ReplicaLink
{
public:
    explicit ReplicaLink(std::string primaryConnection)
        : m_connectionString(std::move(primaryConnection))
    {
    }

    struct Probe
    {
        bool slotGood = false; //!< False: the WAL that the replica needs is gone.
        ReplicaStatus status;  //!< streaming or down.
    };
    //! Nothing if the primary does not answer within a second.
    std::optional<Probe> probe();

    //! A new slot; any user of the old one is disconnected. The error is one line.
    Outcome<Done, std::string> renewSlot();

private:
    Outcome<db::Rows, std::string> ask(const std::string& sql, std::chrono::milliseconds timeout);
    std::string m_connectionString;
    std::optional<AdminSession> m_session;
};

} // namespace cf::platform
