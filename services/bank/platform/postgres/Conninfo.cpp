#include "services/bank/platform/postgres/Conninfo.h"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace cf::db {
namespace {

constexpr const char* kDefaultPort = "5432";

// By these libpq chooses among several servers. Here each is asked by itself.
constexpr std::string_view kChoice[] = {"target_session_attrs", "load_balance_hosts"};

std::vector<std::string> partsOf(const std::string& list)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t comma = list.find(',', begin);
        parts.push_back(list.substr(begin, comma - begin));
        if (comma == std::string::npos)
            return parts;
        begin = comma + 1;
    }
}

std::string quoted(const std::string& value)
{
    std::string text = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '\'';
}

//! The value for one of several servers: its own, or the one that all share.
const std::string& shareOf(const std::vector<std::string>& values, std::size_t place)
{
    return values.size() == 1 ? values.front() : values.at(place);
}

} // namespace

Outcome<Conninfo, std::string> Conninfo::parse(const std::string& text)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(text.c_str(), nullptr),
                                                                               PQconninfoFree);
    if (!options)
        return std::string("is no connection string of libpq: keywords or a postgresql:// URI");
    Conninfo parsed;
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option)
        if (option->val && *option->val)
            parsed.m_values[option->keyword] = option->val;
    const std::size_t hosts = partsOf(parsed.valueOf("host")).size();
    const std::size_t addresses = partsOf(parsed.valueOf("hostaddr")).size();
    const std::size_t ports = partsOf(parsed.valueOf("port")).size();
    const std::size_t servers = parsed.m_values.contains("hostaddr") ? addresses : hosts;
    if (parsed.m_values.contains("hostaddr") && parsed.m_values.contains("host") && hosts != addresses)
        return "names " + std::to_string(hosts) + " hosts and " + std::to_string(addresses) + " addresses of hosts";
    if (ports != 1 && ports != servers)
        return "names " + std::to_string(servers) + " servers and " + std::to_string(ports) + " ports";
    return parsed;
}

Conninfo Conninfo::of(const std::string& text)
{
    auto parsed = parse(text);
    if (!parsed)
        throw std::invalid_argument(parsed.error());
    return std::move(parsed).value();
}

std::vector<Conninfo> Conninfo::servers() const
{
    const auto hosts = partsOf(valueOf("host"));
    const auto addresses = partsOf(valueOf("hostaddr"));
    const auto ports = partsOf(valueOf("port"));
    std::vector<Conninfo> servers;
    for (std::size_t place = 0; place < std::max(hosts.size(), addresses.size()); ++place) {
        Conninfo one = *this;
        for (const auto& [keyword, values] : {std::pair("host", &hosts), {"hostaddr", &addresses}, {"port", &ports}})
            if (shareOf(*values, place).empty())
                one.m_values.erase(keyword);
            else
                one.m_values[keyword] = shareOf(*values, place);
        for (const std::string_view keyword : kChoice)
            one.m_values.erase(std::string(keyword));
        servers.push_back(std::move(one));
    }
    return servers;
}

std::string Conninfo::server() const
{
    const std::string host = partsOf(valueOf(m_values.contains("host") ? "host" : "hostaddr")).front();
    const std::string port = partsOf(valueOf("port")).front();
    return (host.empty() ? "localhost" : host) + ":" + (port.empty() ? kDefaultPort : port);
}

Conninfo Conninfo::at(const Conninfo& server) const
{
    Conninfo there = *this;
    for (const std::string keyword : {"host", "hostaddr", "port"}) {
        there.m_values.erase(keyword);
        if (const auto found = server.m_values.find(keyword); found != server.m_values.end())
            there.m_values.insert(*found);
    }
    for (const std::string_view keyword : kChoice)
        there.m_values.erase(std::string(keyword));
    return there;
}

Conninfo Conninfo::with(const std::string& keyword, const std::string& value) const
{
    Conninfo changed = *this;
    changed.m_values[keyword] = value;
    return changed;
}

Conninfo Conninfo::withDefault(const std::string& keyword, const std::string& value) const
{
    return m_values.contains(keyword) ? *this : with(keyword, value);
}

Conninfo Conninfo::withOptions(const std::string& options) const
{
    const std::string own = valueOf("options");
    return with("options", own.empty() ? options : own + ' ' + options);
}

std::string Conninfo::text() const
{
    std::string text;
    for (const auto& [keyword, value] : m_values)
        text += (text.empty() ? "" : " ") + keyword + "=" + quoted(value);
    return text;
}

std::string Conninfo::valueOf(const std::string& keyword) const
{
    const auto found = m_values.find(keyword);
    return found != m_values.end() ? found->second : std::string();
}

} // namespace cf::db
