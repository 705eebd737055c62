#include "services/bank/audit/AuditSeal.h"

#include <stdexcept>
#include <tuple>

namespace cf::bank {
namespace {

// One statement, so one snapshot of both tables.
constexpr const char* kState =
    "SELECT s.epoch, s.next_seq, s.seal, s.epoch_seal, s.writers, s.writers_seal, s.taken_up_to, f.hash, f.writer,"
    " f.next"
    " FROM bank.audit_seal s LEFT JOIN (SELECT hash, place, NULL::uuid AS writer, NULL::bigint AS next"
    " FROM bank.audit_seal, unnest(frontier) WITH ORDINALITY AS u (hash, place)"
    " UNION ALL SELECT NULL, NULL, writer, next FROM bank.audit_writer) AS f ON true ORDER BY f.place";

constexpr const char* kFirstSeal = "UPDATE bank.audit_seal SET seal = $1::bytea WHERE seal IS NULL AND next_seq = 0"
                                   " AND NOT EXISTS (SELECT FROM bank.audit_event)";
constexpr const char* kFirstEpochSeal =
    "UPDATE bank.audit_seal SET epoch_seal = $2::bytea WHERE epoch_seal IS NULL AND epoch = $1";
constexpr const char* kFirstWritersSeal =
    "UPDATE bank.audit_seal SET writers = $2::bytea, writers_seal = $3::bytea, taken_up_to = $4::timestamptz"
    " WHERE writers IS NULL AND writers_seal IS NULL AND taken_up_to IS NULL AND next_seq = $1";

} // namespace

bool SealState::hasValidSeal(const TrailKey& key) const
{
    return seal == viewOf(key.sealOf(tree));
}

bool SealState::hasValidEpochSeal(const TrailKey& key) const
{
    return epochSeal == viewOf(key.epochSealOf(epoch));
}

bool SealState::hasValidWritersSeal(const TrailKey& key) const
{
    const Digest digest = digestOf(writers);
    if (writersDigest.empty() && writersSeal.empty())
        return tree.size() == 0 && writers.empty();
    return writersDigest == platform::viewOf(digest) &&
           writersSeal == viewOf(key.writersSealOf(tree.size(), digest, takenUpTo));
}

SealState readSeal(db::Transaction& transaction)
{
    const auto rows = transaction.query(kState);
    if (rows.empty())
        throw std::runtime_error("the row of audit_seal was removed");
    SealState state;
    std::vector<Digest> frontier;
    for (const auto& row : rows) {
        if (const std::string hash = row.getOr<db::Bytea>("hash", ""); hash.size() == std::tuple_size_v<Digest>)
            frontier.push_back(platform::digestFrom(hash));
        if (!row.isNull("writer"))
            state.writers.emplace(row.get<Uuid>("writer"), row.get<std::int64_t>("next"));
    }
    auto tree = MerkleTree::restore(rows[0].get<std::int64_t>("next_seq"), std::move(frontier));
    if (!tree)
        throw std::runtime_error("the frontier in audit_seal does not match its number of events");
    state.tree = *std::move(tree);
    state.epoch = rows[0].get<std::int64_t>("epoch");
    state.seal = rows[0].getOr<db::Bytea>("seal", "");
    state.epochSeal = rows[0].getOr<db::Bytea>("epoch_seal", "");
    state.writersDigest = rows[0].getOr<db::Bytea>("writers", "");
    state.writersSeal = rows[0].getOr<db::Bytea>("writers_seal", "");
    state.takenUpTo = rows[0].get<std::optional<Instant>>("taken_up_to");
    return state;
}

void beginTrail(db::Transaction& transaction, const TrailKey& key)
{
    transaction.query(kFirstSeal, db::bytea(viewOf(key.sealOf(MerkleTree()))));
    const auto rows = transaction.query("SELECT epoch, next_seq, now() AS begun FROM bank.audit_seal FOR UPDATE");
    if (rows.empty())
        return;
    const db::Row row = rows.front();
    const auto epoch = row.get<std::int64_t>("epoch");
    transaction.query(kFirstEpochSeal, epoch, db::bytea(viewOf(key.epochSealOf(epoch))));
    const auto size = row.get<std::int64_t>("next_seq");
    const TakenSoFar none{.upTo = row.get<Instant>("begun")};
    transaction.query(kFirstWritersSeal, size, db::bytea(platform::viewOf(none.writers)),
                      db::bytea(viewOf(key.writersSealOf(size, none.writers, none.upTo))), toString(*none.upTo));
}

std::int64_t raiseEpoch(db::Transaction& transaction, const TrailKey& key)
{
    const auto epoch =
        transaction.query("UPDATE bank.audit_seal SET epoch = epoch + 1 RETURNING epoch").value<std::int64_t>();
    transaction.query("UPDATE bank.audit_seal SET epoch_seal = $1::bytea", db::bytea(viewOf(key.epochSealOf(epoch))));
    return epoch;
}

Digest digestOf(const NextNumbers& writers)
{
    std::string bytes;
    bytes.reserve(writers.size() * 24);
    for (const auto& [writer, next] : writers) {
        bytes.append(writer.bytes().begin(), writer.bytes().end());
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(next) >> shift));
    }
    return platform::digestOf(bytes);
}

std::array<std::string, 8> advanceParameters(std::int64_t epoch, std::int64_t from, const MerkleTree& tree,
                                             const TrailKey& key, const TakenSoFar& taken)
{
    std::vector<std::string> frontier;
    for (const Digest& root : tree.subtrees())
        frontier.push_back(db::bytea(platform::viewOf(root)));
    return {std::to_string(epoch),
            std::to_string(from),
            std::to_string(tree.size()),
            db::array(frontier),
            db::bytea(viewOf(key.sealOf(tree))),
            db::bytea(platform::viewOf(taken.writers)),
            db::bytea(viewOf(key.writersSealOf(tree.size(), taken.writers, taken.upTo))),
            taken.upTo ? toString(*taken.upTo) : std::string()};
}

bool advanceSeal(db::Transaction& transaction, std::int64_t epoch, std::int64_t from, const MerkleTree& tree,
                 const TrailKey& key, const TakenSoFar& taken)
{
    const auto advance = [&](const auto&... parameters) { return transaction.query(kAdvanceSeal, parameters...); };
    return !std::apply(advance, advanceParameters(epoch, from, tree, key, taken)).empty();
}

} // namespace cf::bank
