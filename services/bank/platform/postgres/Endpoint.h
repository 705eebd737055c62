// Where to connect: to one server, or to one of several, as they are at that moment.
#pragma once

#include "services/bank/platform/postgres/ServerWatch.h"

namespace cf::db {

class Endpoint
{
public:
    Endpoint() = default; //!< Of nothing: set it before it is used.
    // NOLINTNEXTLINE(google-explicit-constructor): a connection string is an endpoint
    Endpoint(std::string conninfo);
    // NOLINTNEXTLINE(google-explicit-constructor): so is a literal
    Endpoint(const char* conninfo);
    //! Of the watch's servers, reached with these credentials, one with this role: Primary or Replica. The watch
    //! outlives the endpoint and its copies.
    Endpoint(Conninfo credentials, ServerWatch& servers, ServerRole role);

    //! Throws Error(Unavailable) while no server has the role.
    std::string conninfo() const;
    //! Connections made under an earlier one are to be left: another server takes orders now. Constant for replicas,
    //! which can be read whatever becomes of them.
    std::uint64_t generation() const;
    //! A connection broke, or could not be made: it is time to look.
    void suspect() const;

private:
    std::string m_conninfo;           //!< Of the one server …
    Conninfo m_credentials;           //!< … or for those of …
    ServerWatch* m_servers = nullptr; //!< … this.
    ServerRole m_role = ServerRole::Primary;
};

} // namespace cf::db
