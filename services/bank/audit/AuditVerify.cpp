// See AuditVerify.h.
#include "services/bank/audit/AuditVerify.h"

#include "services/bank/audit/AuditSeal.h"
#include "services/bank/audit/VerifyChunk.h"

#include <map>
#include <mutex>
#include <thread>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

//! What stands in the small tables, in one view of them.
struct Claim
{
    SealState state;
    MerkleTree archived;
    std::optional<std::int64_t> beyond; //!< A row with a number that was never given.
};

constexpr const char* kBeyond = "SELECT least((SELECT min(seq) FROM bank.audit_event WHERE seq < $1),"
                                " (SELECT min(seq) FROM bank.audit_subject WHERE seq < $1),"
                                " (SELECT min(seq) FROM bank.audit_event WHERE seq >= $2),"
                                " (SELECT min(seq) FROM bank.audit_subject WHERE seq >= $2))";

Claim readClaim(const std::string& conninfo, db::Watchdog& watchdog)
{
    db::Connection connection(conninfo, watchdog);
    return connection.transaction(60s, [](db::Transaction& transaction) {
        transaction.script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        Claim claim;
        claim.state = readSeal(transaction);
        for (const auto& row :
             transaction.query("SELECT first_seq, level, root FROM bank.audit_archive ORDER BY first_seq"))
            claim.archived.appendSubtree(platform::digestFrom(db::bytesOf(row["root"])), row["level"].as<int>());
        const auto beyond = transaction.query(kBeyond, claim.archived.size(), claim.state.tree.size());
        if (!beyond[0][0].is_null())
            claim.beyond = beyond[0][0].as<std::int64_t>();
        return claim;
    });
}

//! The stretches of the trail, handed out to threads and put together again in order.
class Work
{
public:
    Work(const TrailCheck& check, MerkleTree archived, std::int64_t end)
        : m_check(check)
        , m_first(archived.size())
        , m_end(end)
        , m_next(archived.size())
        , m_tree(std::move(archived))
    {
    }

    //! Empty: all are taken, or one before was found wrong.
    std::optional<Stretch> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_next >= m_end || m_fault || m_broken)
            return std::nullopt;
        Stretch stretch{m_next, std::min(m_end, (m_next / m_check.chunk + 1) * m_check.chunk)};
        stretch.withContents = stretch.end > m_check.from;
        m_next = stretch.end;
        return stretch;
    }

    void give(const Stretch& stretch, StretchProof proof)
    {
        const std::lock_guard lock(m_mutex);
        m_done += stretch.end - stretch.begin;
        m_waiting.emplace(stretch.begin, std::move(proof));
        // Only what follows on is put in: the first fault in the order of the rows is the one that is told.
        for (auto next = m_waiting.begin(); next != m_waiting.end() && next->first == m_joined && !m_fault;
             next = m_waiting.erase(next)) {
            m_fault = next->second.fault;
            if (m_fault)
                return;
            m_tree.append(next->second.tree);
            m_joined = m_tree.size();
        }
        if (m_check.onProgress)
            m_check.onProgress(m_done, m_end - m_first);
    }

    void fail(std::exception_ptr error)
    {
        const std::lock_guard lock(m_mutex);
        m_broken = std::move(error);
    }

    void rethrow() const
    {
        if (m_broken && !m_fault)
            std::rethrow_exception(m_broken);
    }
    const std::optional<std::string>& fault() const { return m_fault; }
    const MerkleTree& tree() const { return m_tree; }

private:
    const TrailCheck& m_check;
    std::mutex m_mutex;
    const std::int64_t m_first;
    const std::int64_t m_end;
    std::int64_t m_next;
    std::int64_t m_done = 0;
    std::map<std::int64_t, StretchProof> m_waiting;
    MerkleTree m_tree;
    std::int64_t m_joined = m_first;
    std::optional<std::string> m_fault;
    std::exception_ptr m_broken;
};

void prove(Work& work, const TrailCheck& check, const TrailKey& key, db::Watchdog& watchdog)
{
    try {
        db::CopyOut database(check.conninfo, watchdog);
        while (const auto stretch = work.take())
            work.give(*stretch, verifyStretch(database, *stretch, key));
    } catch (const std::exception&) {
        work.fail(std::current_exception());
    }
}

//! When every row is as it was sealed: what can still be wrong.
std::optional<std::string> faultOf(const Claim& claim, const MerkleTree& tree, const TrailKey& key)
{
    const std::string sealed = std::to_string(claim.state.tree.size());
    if (claim.beyond)
        return "Row " + std::to_string(*claim.beyond) +
               " of audit_event or audit_subject was put there: the bank has " +
               (claim.archived.size() > 0
                    ? "archived the rows before " + std::to_string(claim.archived.size()) + " and "
                    : std::string()) +
               "sealed " + sealed + ".";
    if (tree.root() != claim.state.tree.root())
        return "The rows are whole, but their Merkle root is not the one in audit_seal: that row, or a root in "
               "audit_archive, was changed.";
    if (tree.size() > 0 && claim.state.seal != viewOf(key.sealOf(tree)))
        return "The row of audit_seal was changed: its seal is not the bank's for " + sealed + " events.";
    return std::nullopt;
}

} // namespace

TrailReport verifyTrail(const TrailCheck& check, const TrailKey& key, db::Watchdog& watchdog)
{
    const Claim claim = readClaim(check.conninfo, watchdog);
    Work work(check, claim.archived, claim.state.tree.size());
    std::vector<std::thread> threads;
    for (int i = 0; i < check.threads; ++i)
        threads.emplace_back([&] { prove(work, check, key, watchdog); });
    for (std::thread& thread : threads)
        thread.join();
    work.rethrow();
    TrailReport report;
    report.first = claim.archived.size();
    report.sealed = claim.state.tree.size();
    report.root = platform::hex(platform::viewOf(work.tree().root()));
    report.fault = work.fault() ? work.fault() : faultOf(claim, work.tree(), key);
    return report;
}

} // namespace cf::bank
