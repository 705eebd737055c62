#include "services/bank/platform/postgres/Endpoint.h"

#include "services/bank/platform/postgres/Error.h"

namespace cf::db {

Endpoint::Endpoint(std::string conninfo)
    : m_conninfo(std::move(conninfo))
{
}

Endpoint::Endpoint(const char* conninfo)
    : m_conninfo(conninfo)
{
}

Endpoint::Endpoint(Conninfo credentials, ServerWatch& servers, ServerRole role)
    : m_credentials(std::move(credentials))
    , m_servers(&servers)
    , m_role(role)
{
}

std::string Endpoint::conninfo() const
{
    if (!m_servers)
        return m_conninfo;
    const bool orders = m_role == ServerRole::Primary;
    const auto server = orders ? m_servers->primary() : m_servers->replica();
    if (!server)
        throw Error(ErrorKind::Unavailable, "",
                    orders ? "no server of the database takes orders now" : "no replica of the database answers now");
    const Conninfo there = m_credentials.at(*server);
    // It may have stepped down since it was asked.
    return (orders ? there.with("target_session_attrs", "read-write") : there).text();
}

std::uint64_t Endpoint::generation() const
{
    return m_servers && m_role == ServerRole::Primary ? m_servers->generation() : 0;
}

void Endpoint::suspect() const
{
    if (m_servers)
        m_servers->askNow();
}

} // namespace cf::db
