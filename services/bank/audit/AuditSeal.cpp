// See AuditSeal.h.
#include "services/bank/audit/AuditSeal.h"

#include <stdexcept>

namespace cf::bank {

SealState readSeal(db::Transaction& transaction)
{
    const auto rows = transaction.query("SELECT s.epoch, s.next_seq, s.seal, f.hash FROM bank.audit_seal s"
                                        " LEFT JOIN unnest(s.frontier) WITH ORDINALITY AS f (hash, place) ON true"
                                        " ORDER BY f.place");
    if (rows.empty())
        throw std::runtime_error("the row of audit_seal was removed");
    std::vector<Digest> frontier;
    for (const auto& row : rows)
        if (const std::string hash = db::bytesOf(row["hash"]); hash.size() == std::tuple_size_v<Digest>)
            frontier.push_back(platform::digestFrom(hash));
    auto tree = MerkleTree::restore(rows[0]["next_seq"].as<std::int64_t>(), std::move(frontier));
    if (!tree)
        throw std::runtime_error("the frontier in audit_seal is not that of its number of events");
    return {rows[0]["epoch"].as<std::int64_t>(), *std::move(tree), db::bytesOf(rows[0]["seal"])};
}

std::int64_t raiseEpoch(db::Transaction& transaction)
{
    return transaction.query("UPDATE bank.audit_seal SET epoch = epoch + 1 RETURNING epoch")[0][0].as<std::int64_t>();
}

std::vector<std::string> advanceParameters(std::int64_t epoch, std::int64_t from, const MerkleTree& tree,
                                           const TrailKey& key)
{
    std::vector<std::string> frontier;
    for (const Digest& root : tree.subtrees())
        frontier.push_back(db::bytea(platform::viewOf(root)));
    return {std::to_string(epoch), std::to_string(from), std::to_string(tree.size()), db::array(frontier),
            db::bytea(viewOf(key.sealOf(tree)))};
}

bool advanceSeal(db::Transaction& transaction, std::int64_t epoch, std::int64_t from, const MerkleTree& tree,
                 const TrailKey& key)
{
    const auto p = advanceParameters(epoch, from, tree, key);
    return !transaction.query(kAdvanceSeal, p[0], p[1], p[2], p[3], p[4]).empty();
}

} // namespace cf::bank
