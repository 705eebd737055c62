// What the small tables say of the trail, in one view of them, and whether that fits what its rows prove. For those who
// verify: AuditVerify the whole at once, TrailWatch a stretch now and then.
#pragma once

#include "services/bank/audit/AuditSeal.h"
#include "services/bank/audit/VerifyChunk.h"

#include <filesystem>

namespace cf::bank {

struct TrailClaim
{
    SealState state;
    MerkleTree archived;                //!< What went by policy …
    std::optional<std::string> posing;  //!< … and a sentence about the first row that only says so; empty: none does.
    std::optional<std::int64_t> beyond; //!< A row with a number that was never given.
    Spans spans;                        //!< audit_span.
};

//! Throws db::Error, and std::runtime_error when the frontier is none.
TrailClaim readClaim(db::Connection& connection, const TrailKey& key);

//! The rows of the trail as they are proved, in their order, joined into one tree.
class TrailProof
{
public:
    //! `mark` is what a server has seen, in `markFile`. `from`: spans of earlier numbers are not looked at.
    TrailProof(TrailClaim claim, std::optional<MerkleTree> mark, std::filesystem::path markFile, std::int64_t from = 0);

    //! The next stretch, which begins at size(). Empty: it goes on; otherwise the first fault.
    std::optional<std::string> join(const StretchProof& proof);
    //! What is wrong at the first sight of the claim: a row with a number that was never given, or one of
    //! audit_archive that the bank did not write.
    std::optional<std::string> beyondFault() const;
    //! When all is joined: what can still be wrong.
    std::optional<std::string> fault(const TrailKey& key) const;

    std::int64_t first() const { return m_claim.archived.size(); }
    std::int64_t size() const { return m_tree.size(); }
    std::int64_t end() const { return m_claim.state.tree.size(); }
    //! At which size the tree is compared with the mark; -1: it is not.
    std::int64_t markSize() const { return m_mark ? m_mark->size() : -1; }
    const MerkleTree& tree() const { return m_tree; }

private:
    void compareSpans();
    std::optional<std::string> claimFault() const;
    std::optional<std::string> markFault() const;

    const TrailClaim m_claim;
    const std::optional<MerkleTree> m_mark;
    const std::filesystem::path m_markFile;
    const std::int64_t m_from;
    MerkleTree m_tree;
    Spans m_spans;                          //!< Of blocks that are not whole yet.
    std::optional<std::string> m_spanFault; //!< The first; told last, because any other says more.
};

} // namespace cf::bank
