#include "services/bank/audit/VerifyChunk.h"

#include <algorithm>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kChunkDeadline = 120s;

std::string rowName(std::int64_t seq)
{
    return "Row " + std::to_string(seq) + " of audit_event ";
}

std::string between(const TrailChunk& chunk)
{
    return " WHERE seq >= " + std::to_string(chunk.begin) + " AND seq < " + std::to_string(chunk.end) + " ORDER BY seq";
}

std::string eventsOf(const TrailChunk& chunk)
{
    std::string columns = "seq, leaf_hash, seal";
    if (chunk.withContents)
        columns += ", leaf, action, result, at, actor_id, role, branch_id, object_id, trace_id";
    return "SELECT " + columns + " FROM bank.audit_event" + between(chunk);
}

//! The rows of audit_subject, in order.
class Subjects
{
public:
    Subjects(db::CopyOut& database, const TrailChunk& chunk)
    {
        if (chunk.withContents)
            database.read(
                "SELECT seq, subject FROM bank.audit_subject" + between(chunk) + ", subject", kChunkDeadline,
                [&](const db::BinaryRow& row) { m_rows.emplace_back(row.number("seq"), *row.uuid("subject")); });
    }

    //! Takes those of the next event.
    std::vector<Uuid> of(std::int64_t seq)
    {
        std::vector<Uuid> subjects;
        for (; m_next < m_rows.size() && m_rows[m_next].first == seq; ++m_next)
            subjects.push_back(m_rows[m_next].second);
        return subjects;
    }

private:
    std::vector<std::pair<std::int64_t, Uuid>> m_rows;
    std::size_t m_next = 0;
};

std::string quoted(std::string_view text)
{
    return '"' + std::string(text) + '"';
}

std::string textOf(const std::optional<Uuid>& id)
{
    return id ? id->toString() : std::string();
}

//! The first plain column that differs from the leaf, as a sentence; or empty.
std::string columnFault(const db::BinaryRow& row, std::int64_t seq, const std::optional<LeafColumns>& read)
{
    const LeafColumns leaf = read ? *read : unreadableColumns(row.instant("at"));
    std::string fault;
    const auto compare = [&](const char* column, std::string_view stands, std::string_view said) {
        if (fault.empty() && stands != said)
            fault = rowName(seq) + "was changed: its column " + column + " says " + quoted(stands) +
                    ", its leaf says " + quoted(said) + ".";
    };
    compare("action", row.bytes("action"), leaf.action);
    compare("result", row.bytes("result"), leaf.result);
    if (const Instant at = row.instant("at"); at != leaf.at)
        compare("at", toString(at), toString(leaf.at));
    if (row.uuid("actor_id") != leaf.actor)
        compare("actor_id", textOf(row.uuid("actor_id")), textOf(leaf.actor));
    compare("role", row.bytes("role"), leaf.role);
    if (row.uuid("branch_id") != leaf.branch)
        compare("branch_id", textOf(row.uuid("branch_id")), textOf(leaf.branch));
    compare("object_id", row.bytes("object_id"), leaf.objectId);
    compare("trace_id", row.bytes("trace_id"), leaf.traceId);
    return fault;
}

std::string subjectFault(std::int64_t seq, const std::vector<Uuid>& stand, const std::vector<Uuid>& said)
{
    for (const Uuid& id : said)
        if (!std::binary_search(stand.begin(), stand.end(), id))
            return rowName(seq) + "has lost its row of audit_subject for " + id.toString() + ".";
    for (const Uuid& id : stand)
        if (!std::binary_search(said.begin(), said.end(), id))
            return rowName(seq) + "has an added row of audit_subject for " + id.toString() +
                   ", which its leaf does not mention.";
    return {};
}

//! Whether leaf, hash and seal match under this number; a sentence, or empty.
std::string sealFault(const db::BinaryRow& row, const TrailChunk& chunk, std::int64_t seq, const TrailKey& key)
{
    const Digest stands = platform::digestFrom(row.bytes("leaf_hash"));
    const bool sealed = row.bytes("seal") == viewOf(key.sealOf(seq, stands));
    if (!chunk.withContents)
        return sealed ? "" : rowName(seq) + "was changed or inserted: it does not have the bank's seal.";
    const Digest hash = leafHashOf(row.bytes("leaf"));
    if (sealed && hash == stands)
        return {};
    if (sealed)
        return rowName(seq) + "was changed: its leaf is not the one that was sealed.";
    if (row.bytes("seal") == viewOf(key.sealOf(seq, hash)))
        return rowName(seq) + "was changed: its leaf hash does not match its leaf.";
    if (hash == stands)
        return rowName(seq) + "was inserted: its leaf was never sealed by the bank under this number.";
    return rowName(seq) + "was changed: leaf, hash and seal do not match.";
}

} // namespace

void widen(Spans& spans, std::int64_t block, const Span& span)
{
    const auto [found, added] = spans.emplace(block, span);
    if (added)
        return;
    found->second.first = std::min(found->second.first, span.first);
    found->second.last = std::max(found->second.last, span.last);
}

ChunkProof verifyChunk(db::CopyOut& database, const TrailChunk& chunk, const TrailKey& key)
{
    ChunkProof proof;
    Subjects subjects(database, chunk);
    std::int64_t expected = chunk.begin;
    std::string fault;
    database.read(eventsOf(chunk), kChunkDeadline, [&](const db::BinaryRow& row) {
        const std::int64_t seq = row.number("seq");
        if (!fault.empty())
            return;
        if (seq != expected) {
            fault = rowName(expected) + "was removed.";
            return;
        }
        ++expected;
        fault = sealFault(row, chunk, seq, key);
        if (fault.empty() && chunk.withContents) {
            const auto columns = columnsOf(row.bytes("leaf"));
            fault = columnFault(row, seq, columns);
            if (fault.empty())
                fault = subjectFault(seq, subjects.of(seq), columns ? columns->subjects : std::vector<Uuid>());
            const Instant at = row.instant("at");
            widen(proof.spans, seq >> kSpanLevel, {at, at});
        }
        proof.tree.append(platform::digestFrom(row.bytes("leaf_hash")));
        if (expected == chunk.checkpoint)
            proof.treeAtCheckpoint = proof.tree;
    });
    if (fault.empty() && expected != chunk.end)
        fault = rowName(expected) + "was removed.";
    if (!fault.empty())
        proof.fault = fault;
    return proof;
}

} // namespace cf::bank
