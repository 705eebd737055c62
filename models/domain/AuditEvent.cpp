#include "models/domain/AuditEvent.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace cf {
namespace {

constexpr char kVersion = 1;
constexpr std::array<std::string_view, 4> kRoles = {"teller", "supervisor", "compliance", "administrator"};
constexpr std::array<std::string_view, 3> kResults = {"succeeded", "refused", "failed"};

std::string bigEndian(std::uint64_t value, std::size_t width)
{
    std::string bytes(width, '\0');
    for (std::size_t i = width; i-- > 0; value >>= 8)
        bytes[i] = static_cast<char>(value & 0xff);
    return bytes;
}

std::uint64_t fromBigEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

std::string bytesOf(const Uuid& id)
{
    return {id.bytes().begin(), id.bytes().end()};
}

template <class Kind>
std::string bytesOf(const std::optional<Id<Kind>>& id)
{
    return id ? bytesOf(id->uuid()) : std::string();
}

void append(std::string& leaf, std::string_view field)
{
    leaf += bigEndian(field.size(), 4);
    leaf += field;
}

//! Reads the fields of a leaf in order; an error is sticky.
class LeafReader
{
public:
    explicit LeafReader(std::string_view rest)
        : m_rest(rest)
    {
    }

    std::string_view field()
    {
        const std::string_view length = take(4);
        return take(fromBigEndian(length));
    }

    Uuid uuid() { return uuidFrom(field()); }

    template <class Kind>
    void id(std::optional<Id<Kind>>& out)
    {
        const std::string_view bytes = field();
        if (!bytes.empty())
            out = Id<Kind>(uuidFrom(bytes));
    }

    Instant instant()
    {
        const std::string_view bytes = field();
        m_good = m_good && bytes.size() == 8;
        return Instant(std::chrono::microseconds(static_cast<std::int64_t>(fromBigEndian(bytes))));
    }

    std::optional<Role> role()
    {
        const std::string_view word = field();
        if (word.empty())
            return std::nullopt;
        const auto found = std::find(kRoles.begin(), kRoles.end(), word);
        m_good = m_good && found != kRoles.end();
        return static_cast<Role>(found - kRoles.begin());
    }

    AuditResult result()
    {
        const auto found = std::find(kResults.begin(), kResults.end(), field());
        m_good = m_good && found != kResults.end();
        return static_cast<AuditResult>(found - kResults.begin());
    }

    std::vector<std::string> list()
    {
        LeafReader inner(field());
        std::vector<std::string> items;
        while (inner.m_good && !inner.m_rest.empty())
            items.emplace_back(inner.field());
        m_good = m_good && inner.m_good;
        return items;
    }

    bool flag()
    {
        const std::string_view byte = field();
        m_good = m_good && byte.size() == 1 && (byte[0] == 0 || byte[0] == 1);
        return m_good && byte[0] == 1;
    }

    bool atEnd() const { return m_good && m_rest.empty(); }

private:
    std::string_view take(std::uint64_t count)
    {
        m_good = m_good && count <= m_rest.size();
        if (!m_good)
            return {};
        const std::string_view taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }

    Uuid uuidFrom(std::string_view field)
    {
        std::array<std::uint8_t, 16> bytes{};
        m_good = m_good && field.size() == bytes.size();
        if (m_good)
            std::copy(field.begin(), field.end(), bytes.begin());
        return std::bit_cast<Uuid>(bytes);
    }

    std::string_view m_rest;
    bool m_good = true;
};

} // namespace

std::string canonicalLeaf(const AuditEvent& event)
{
    std::string leaf(1, kVersion);
    append(leaf, bytesOf(event.id));
    append(leaf, event.action);
    append(leaf, bigEndian(static_cast<std::uint64_t>(event.at.time_since_epoch().count()), 8));
    append(leaf, bytesOf(event.actor));
    const bool known = event.role && *event.role != Role::Unknown;
    append(leaf, known ? kRoles.at(static_cast<std::size_t>(*event.role)) : std::string_view());
    append(leaf, bytesOf(event.branch));
    append(leaf, bytesOf(event.customer));
    append(leaf, kResults.at(static_cast<std::size_t>(event.result)));
    append(leaf, event.traceId);
    append(leaf, event.objectId);
    std::string related;
    for (const std::string& id : event.related)
        append(related, id);
    append(leaf, related);
    append(leaf, event.detail);
    append(leaf, std::string(1, event.sealed ? '\1' : '\0'));
    return leaf;
}

std::optional<AuditEvent> parseLeaf(std::string_view leaf)
{
    if (leaf.empty() || leaf[0] != kVersion)
        return std::nullopt;
    LeafReader reader(leaf.substr(1));
    AuditEvent event;
    event.id = reader.uuid();
    event.action = reader.field();
    event.at = reader.instant();
    reader.id(event.actor);
    event.role = reader.role();
    reader.id(event.branch);
    reader.id(event.customer);
    event.result = reader.result();
    event.traceId = reader.field();
    event.objectId = reader.field();
    event.related = reader.list();
    event.detail = reader.field();
    event.sealed = reader.flag();
    return reader.atEnd() ? std::optional(event) : std::nullopt;
}

} // namespace cf
