#include "services/bank/audit/TrailClaim.h"

#include "services/bank/audit/TrailArchive.h"
#include "services/bank/audit/TrailMark.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kClaimDeadline = 60s;

constexpr const char* kBeyond = "SELECT least((SELECT min(seq) FROM bank.audit_event WHERE seq < $1),"
                                " (SELECT min(seq) FROM bank.audit_subject WHERE seq < $1),"
                                " (SELECT min(seq) FROM bank.audit_event WHERE seq >= $2),"
                                " (SELECT min(seq) FROM bank.audit_subject WHERE seq >= $2))";

} // namespace

TrailClaim readClaim(db::Connection& connection, const TrailKey& key)
{
    return connection.transaction(kClaimDeadline, [&key](db::Transaction& transaction) {
        transaction.script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        TrailClaim claim;
        claim.state = readSeal(transaction);
        for (const ArchiveRow& row : readArchive(transaction))
            if (!claim.posing)
                claim.posing = joinArchived(claim.archived, row, key);
        const auto beyond = transaction.query(kBeyond, claim.archived.size(), claim.state.tree.size());
        claim.beyond = beyond.value<std::optional<std::int64_t>>();
        for (const auto& row : transaction.query("SELECT block, first_at, last_at FROM bank.audit_span"))
            claim.spans.emplace(row.get<std::int64_t>("block"),
                                Span{row.get<Instant>("first_at"), row.get<Instant>("last_at")});
        return claim;
    });
}

TrailProof::TrailProof(TrailClaim claim, std::optional<MerkleTree> mark, std::filesystem::path markFile,
                       std::int64_t from)
    : m_claim(std::move(claim))
    , m_mark(std::move(mark))
    , m_markFile(std::move(markFile))
    , m_from(from)
    , m_tree(m_claim.archived)
{
}

std::optional<std::string> TrailProof::join(const StretchProof& proof)
{
    if (m_claim.posing)
        return m_claim.posing; // says more than that the rows are missing
    if (proof.fault)
        return proof.fault;
    if (proof.treeAtMark) {
        MerkleTree marked = m_tree;
        marked.append(*proof.treeAtMark);
        if (m_mark && marked.root() != m_mark->root())
            return rewrittenSentence(*m_mark, m_markFile);
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
        const auto found = m_claim.spans.find(block);
        if (m_spanFault || found == m_claim.spans.end() || begin < m_from)
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
    if (auto fault = claimFault())
        return fault;
    if (!m_claim.state.bearsSeal(key))
        return "The row of audit_seal was changed: its seal is not the bank's for " + std::to_string(end()) +
               " events.";
    if (!m_claim.state.bearsEpochSeal(key))
        return "The row of audit_seal was changed: its epoch was raised by somebody without the bank's key.";
    if (auto fault = markFault())
        return fault;
    if (!m_claim.state.bearsWritersSeal(key))
        return "The rows of audit_writer were changed: they are not those that the sequencer left.";
    return m_spanFault;
}

// join() has compared any mark within the stretches.
std::optional<std::string> TrailProof::markFault() const
{
    if (!m_mark)
        return std::nullopt;
    if (end() < m_mark->size())
        return shortenedSentence(end(), *m_mark, m_markFile);
    if (first() > m_mark->size())
        return "The trail cannot be compared with the audit mark " + m_markFile.string() +
               ": retention removed the events that this server has seen.";
    if (first() == m_mark->size() && m_claim.archived.root() != m_mark->root())
        return rewrittenSentence(*m_mark, m_markFile);
    return std::nullopt;
}

std::optional<std::string> TrailProof::beyondFault() const
{
    if (m_claim.posing)
        return m_claim.posing;
    if (!m_claim.beyond)
        return std::nullopt;
    return "Row " + std::to_string(*m_claim.beyond) + " of audit_event or audit_subject was inserted: the bank has " +
           (first() > 0 ? "archived the rows before " + std::to_string(first()) + " and " : std::string()) + "sealed " +
           std::to_string(end()) + ".";
}

std::optional<std::string> TrailProof::claimFault() const
{
    if (auto fault = beyondFault())
        return fault;
    if (m_tree.root() != m_claim.state.tree.root())
        return "The rows are whole, but their Merkle root is not the one in audit_seal: that row was changed.";
    return std::nullopt;
}

} // namespace cf::bank
