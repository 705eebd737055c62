#include "services/bank/audit/TrailProof.h"

#include "services/bank/audit/TrailArchive.h"
#include "services/bank/audit/TrailCheckpoint.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kClaimDeadline = 60s;

constexpr const char* kBeyond = "SELECT least((SELECT min(seq) FROM bank.audit_event WHERE seq < $1),"
                                " (SELECT min(seq) FROM bank.audit_subject WHERE seq < $1),"
                                " (SELECT min(seq) FROM bank.audit_event WHERE seq >= $2),"
                                " (SELECT min(seq) FROM bank.audit_subject WHERE seq >= $2))";

} // namespace

TrailSnapshot readSnapshot(db::Connection& connection, const TrailKey& key)
{
    return connection.transaction(kClaimDeadline, [&key](db::Transaction& transaction) {
        transaction.script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        TrailSnapshot snapshot;
        snapshot.state = readSeal(transaction);
        for (const ArchiveRow& row : readArchive(transaction))
            if (!snapshot.forgedArchive)
                snapshot.forgedArchive = appendArchived(snapshot.archived, row, key);
        const auto beyond = transaction.query(kBeyond, snapshot.archived.size(), snapshot.state.tree.size());
        snapshot.beyond = beyond.value<std::optional<std::int64_t>>();
        for (const auto& row : transaction.query("SELECT block, first_at, last_at FROM bank.audit_span"))
            snapshot.spans.emplace(row.get<std::int64_t>("block"),
                                   Span{row.get<Instant>("first_at"), row.get<Instant>("last_at")});
        return snapshot;
    });
}

TrailProof::TrailProof(TrailSnapshot snapshot, std::optional<MerkleTree> checkpoint,
                       std::filesystem::path checkpointFile, std::int64_t from)
    : m_snapshot(std::move(snapshot))
    , m_checkpoint(std::move(checkpoint))
    , m_checkpointFile(std::move(checkpointFile))
    , m_from(from)
    , m_tree(m_snapshot.archived)
{
}

std::optional<std::string> TrailProof::join(const ChunkProof& proof)
{
    if (m_snapshot.forgedArchive)
        return m_snapshot.forgedArchive; // says more than that the rows are missing
    if (proof.fault)
        return proof.fault;
    if (proof.treeAtCheckpoint) {
        MerkleTree prefix = m_tree;
        prefix.append(*proof.treeAtCheckpoint);
        if (m_checkpoint && prefix.root() != m_checkpoint->root())
            return rewrittenSentence(*m_checkpoint, m_checkpointFile);
    }
    m_tree.append(proof.tree);
    for (const auto& [block, span] : proof.spans)
        widen(m_spans, block, span);
    compareSpans();
    return std::nullopt;
}

// A block without a row is read by every search, so it hides nothing. A span may be wider than the rows left in a block
// that retention cut.
void TrailProof::compareSpans()
{
    while (!m_spans.empty()) {
        const auto [block, span] = *m_spans.begin();
        const std::int64_t begin = block << kSpanLevel;
        if (std::min((block + 1) << kSpanLevel, end()) > m_tree.size())
            return;
        m_spans.erase(m_spans.begin());
        const auto found = m_snapshot.spans.find(block);
        if (m_spanFault || found == m_snapshot.spans.end() || begin < m_from)
            continue;
        const Span& said = found->second;
        if (said == span || (begin < first() && said.first <= span.first && said.last >= span.last))
            continue;
        m_spanFault = "The row of audit_span for the events from number " + std::to_string(begin) +
                      " on was changed: they lie between " + toString(span.first) + " and " + toString(span.last) +
                      ", it says " + toString(said.first) + " and " + toString(said.last) + ".";
    }
}

std::optional<std::string> TrailProof::fault(const TrailKey& key) const
{
    if (auto fault = snapshotFault())
        return fault;
    if (!m_snapshot.state.hasValidSeal(key))
        return "The row of audit_seal was changed: its seal is not the bank's for " + std::to_string(end()) +
               " events.";
    if (!m_snapshot.state.hasValidEpochSeal(key))
        return "The row of audit_seal was changed: its epoch was raised by somebody without the bank's key.";
    if (auto fault = checkpointFault())
        return fault;
    if (!m_snapshot.state.hasValidWritersSeal(key))
        return "The rows of audit_writer were changed: they are not those that the sequencer left.";
    return m_spanFault;
}

// join() has compared any checkpoint within the chunks.
std::optional<std::string> TrailProof::checkpointFault() const
{
    if (!m_checkpoint)
        return std::nullopt;
    if (end() < m_checkpoint->size())
        return shortenedSentence(end(), *m_checkpoint, m_checkpointFile);
    if (first() > m_checkpoint->size())
        return "The trail cannot be compared with the audit checkpoint " + m_checkpointFile.string() +
               ": retention removed the events that this server has seen.";
    if (first() == m_checkpoint->size() && m_snapshot.archived.root() != m_checkpoint->root())
        return rewrittenSentence(*m_checkpoint, m_checkpointFile);
    return std::nullopt;
}

std::optional<std::string> TrailProof::beyondFault() const
{
    if (m_snapshot.forgedArchive)
        return m_snapshot.forgedArchive;
    if (!m_snapshot.beyond)
        return std::nullopt;
    return "Row " + std::to_string(*m_snapshot.beyond) +
           " of audit_event or audit_subject was inserted: the bank has " +
           (first() > 0 ? "archived the rows before " + std::to_string(first()) + " and " : std::string()) + "sealed " +
           std::to_string(end()) + ".";
}

std::optional<std::string> TrailProof::snapshotFault() const
{
    if (auto fault = beyondFault())
        return fault;
    if (m_tree.root() != m_snapshot.state.tree.root())
        return "The rows are whole, but their Merkle root is not the one in audit_seal: that row was changed.";
    return std::nullopt;
}

} // namespace cf::bank
