#include "services/bank/audit/SealedEvent.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr std::array<std::string_view, 4> kRoles = {"teller", "supervisor", "compliance", "administrator"};
constexpr std::array<std::string_view, 3> kResults = {"succeeded", "refused", "failed"};
constexpr std::size_t kLongestText = 200;

template <class Kind>
std::optional<Uuid> uuidOf(const std::optional<Id<Kind>>& id)
{
    return id ? std::optional(id->uuid()) : std::nullopt;
}

// "acc_0190…": three letters, an underscore, 32 hexadecimal digits, whatever the letters.
std::optional<Uuid> uuidIn(const std::string& wireId)
{
    if (wireId.size() != 36 || wireId[3] != '_')
        return std::nullopt;
    std::string canonical = wireId.substr(4);
    for (const std::size_t at : {8, 13, 18, 23})
        canonical.insert(at, 1, '-');
    return Uuid::parse(canonical);
}

bool isPlain(const std::string& text)
{
    return text.size() <= kLongestText &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

// What toString() writes with a four-digit year.
bool isStorable(Instant at)
{
    using namespace std::chrono;
    return at >= Instant() && at < sys_days(year(10'000) / 1 / 1);
}

std::string textOf(Instant at)
{
    return std::to_string(at.time_since_epoch().count());
}

std::vector<Uuid> subjectsOf(const AuditEvent& event)
{
    std::vector<Uuid> subjects;
    if (event.customer)
        subjects.push_back(event.customer->uuid());
    if (const auto object = uuidIn(event.objectId))
        subjects.push_back(*object);
    for (const std::string& id : event.related)
        if (const auto related = uuidIn(id))
            subjects.push_back(*related);
    std::sort(subjects.begin(), subjects.end());
    subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
    return subjects;
}

} // namespace

std::string_view viewOf(const Seal& seal)
{
    return {seal.data(), seal.size()};
}

TrailKey::TrailKey(const platform::EncryptionKey& master)
    : m_key(master.lookupMac("audit trail"))
{
}

Seal TrailKey::macOf(char kind, std::int64_t number, const Digest& digest) const
{
    std::array<char, 1 + 8 + 32> message{};
    message[0] = kind;
    for (std::size_t i = 0; i < 8; ++i)
        message[1 + i] = static_cast<char>(static_cast<std::uint64_t>(number) >> (56 - 8 * i));
    std::copy(digest.begin(), digest.end(), message.begin() + 9);
    const Digest mac = m_key.of({message.data(), message.size()});
    Seal seal{};
    std::copy_n(mac.begin(), seal.size(), seal.begin());
    return seal;
}

Seal TrailKey::sealOf(std::int64_t seq, const Digest& leafHash) const
{
    return macOf('e', seq, leafHash);
}

Seal TrailKey::sealOf(const MerkleTree& tree) const
{
    return macOf('t', tree.size(), tree.root());
}

Seal TrailKey::checkpointSealOf(const MerkleTree& tree) const
{
    return macOf('m', tree.size(), tree.root());
}

Seal TrailKey::epochSealOf(std::int64_t epoch) const
{
    return macOf('p', epoch, Digest{});
}

// Without a time this is the seal of earlier versions, which stored none.
Seal TrailKey::writersSealOf(std::int64_t size, const Digest& writers, std::optional<Instant> takenUpTo) const
{
    if (!takenUpTo)
        return macOf('w', size, writers);
    return macOf('u', size, platform::digestOf(platform::viewOf(writers), textOf(*takenUpTo)));
}

Seal TrailKey::rowSealOf(const Uuid& writer, std::int64_t number, const std::vector<std::string>& leaves) const
{
    std::string bytes(writer.bytes().begin(), writer.bytes().end());
    for (const std::string& leaf : leaves)
        bytes += platform::viewOf(leafHashOf(leaf)); // fixed width, so boundaries are unambiguous
    return macOf('i', number, platform::digestOf(bytes));
}

Seal TrailKey::positionSealOf(const Uuid& spool, std::int64_t segment, std::int64_t position) const
{
    std::string bytes(spool.bytes().begin(), spool.bytes().end());
    return macOf('s', segment, platform::digestOf(bytes, std::to_string(position)));
}

Seal TrailKey::archiveSealOf(std::int64_t first, std::int64_t level, const Digest& root, Instant newest) const
{
    return macOf('a', first, platform::digestOf(platform::viewOf(root), std::to_string(level) + ' ' + textOf(newest)));
}

std::optional<LeafColumns> columnsOf(std::string_view leaf)
{
    auto event = parseLeaf(leaf);
    if (!event || !isPlain(event->action) || !isPlain(event->objectId) || !isPlain(event->traceId) ||
        !isStorable(event->at))
        return std::nullopt;
    LeafColumns columns;
    columns.subjects = subjectsOf(*event);
    columns.action = std::move(event->action);
    columns.result = kResults.at(static_cast<std::size_t>(event->result));
    columns.at = event->at;
    columns.actor = uuidOf(event->actor);
    if (event->role)
        columns.role = kRoles.at(static_cast<std::size_t>(*event->role));
    columns.branch = uuidOf(event->branch);
    columns.objectId = std::move(event->objectId);
    columns.traceId = std::move(event->traceId);
    return columns;
}

LeafColumns unreadableColumns(Instant at)
{
    LeafColumns columns;
    columns.action = kUnreadable;
    columns.result = kResults[2];
    columns.at = at;
    return columns;
}

SealedEvent sealLeaf(std::string leaf, Instant recordedAt, const TrailKey& key, MerkleTree& tree)
{
    SealedEvent event;
    event.seq = tree.size();
    event.leafHash = leafHashOf(leaf);
    event.seal = key.sealOf(event.seq, event.leafHash);
    auto columns = columnsOf(leaf);
    event.columns = columns ? *std::move(columns) : unreadableColumns(recordedAt);
    event.leaf = std::move(leaf);
    tree.append(event.leafHash);
    return event;
}

} // namespace cf::bank
