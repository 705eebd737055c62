// Moves audit_inbox into the trail, within a second and in one gapless sequence for the whole bank. Every server has
// one; the elected one seals. It holds an advisory lock on its own connection, and its transactions commit only under
// its own epoch, so one that lost the lock unknowingly is fenced off. If the trail does not continue what its server
// has seen before, it seals nothing.
//
// It writes audit_event (partitions of 2^23 events, each a perfect subtree), audit_subject (one row for each id that an
// event concerns) and audit_seal (the Merkle frontier, and the epoch under which alone its update goes through). It
// reads the inbox outside the transaction that seals. That transaction fails when the epoch or a row that was read is
// gone. A leaf that nobody can read is kept as action "unreadable", because it must hold nothing up.
//
// A sequencer that finds audit_seal without its HMAC, at any size, seals nothing: going on would sign the forgery.
#pragma once

#include "services/bank/audit/InboxIntake.h"
#include "services/bank/audit/TrailCheckpoint.h"
#include "services/bank/audit/TrailHealth.h"
#include "services/bank/platform/postgres/Endpoint.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <atomic>
#include <functional>

namespace cf::bank {

//! Seals an intake onto `tree` and removes its rows from the inbox; `writers` become those of audit_writer. All work of
//! one transaction. Throws Fenced when another sequencer's epoch is current, std::runtime_error when a row was gone,
//! db::Error; the caller rolls back.
void sealIntake(db::Transaction& transaction, Intake intake, const NextNumbers& writers, std::int64_t epoch,
                MerkleTree& tree, const TrailKey& key);

class Fenced : public std::runtime_error
{
public:
    Fenced()
        : std::runtime_error("another sequencer has taken over")
    {
    }
};

struct AuditSequencerConfig
{
    db::Endpoint database;                             //!< As bank_app.
    std::int64_t batchBytes = 1 << 20;                 //!< Of the inbox per transaction.
    std::chrono::milliseconds pause{250};              //!< Between polls of the inbox …
    std::chrono::milliseconds shortPause{60};          //!< … after one that found many: a smaller part takes the
                                                       //!< processor from orders for less long.
    std::chrono::milliseconds backoff{1'000};          //!< After a failure, and between election attempts.
    std::chrono::milliseconds deadline{10'000};        //!< Per transaction.
    std::function<void(std::size_t)> onWaiting;        //!< Events found in the inbox; a lower bound in a backlog.
    std::function<void(std::size_t)> onSealed;         //!< How many more were sealed.
    std::function<void(const std::string&)> onTrouble; //!< A sentence for the log, once per problem.
    TrailCheckpoint* checkpoint = nullptr;             //!< Outlives it. Null: only seals are checked.
    TrailHealth* health = nullptr;                     //!< Outlives it. Null: nothing is reported.
    db::ObserverMaker observer{};                      //!< For its connection: it may record events itself.
};

class AuditSequencer
{
public:
    //! The watchdog outlives it. Starts at once; connects when it can.
    AuditSequencer(AuditSequencerConfig config, const TrailKey& key, db::Watchdog& watchdog);
    //! Seals what is in the inbox, or stops at a deadline; then advances the checkpoint to what is sealed.
    ~AuditSequencer();
    AuditSequencer(const AuditSequencer&) = delete;
    AuditSequencer& operator=(const AuditSequencer&) = delete;

    //! Whether it was elected when it last checked.
    bool elected() const { return m_elected; }

private:
    struct Leadership; //!< Its state while elected.

    platform::PeriodicThread::Pause round();
    platform::PeriodicThread::Pause afterTrouble(const std::exception& error);
    void work();
    bool elect();
    bool somethingIsOverdue();
    SealState admitted();
    bool sealSome();
    void seal(Intake intake);
    void sealTheRest();
    void fenced();
    void stepDown();
    void keepUp();
    void tell(const std::string& trouble);
    template <class Function>
    auto transaction(Function&& function);

    AuditSequencerConfig m_config;
    TrailKey m_key;
    db::Watchdog& m_watchdog;
    std::unique_ptr<db::Connection> m_connection; //!< Used by the thread only until it ends, like the following.
    std::uint64_t m_generation = 0;               //!< The endpoint's when it was made.
    std::unique_ptr<Leadership> m_leadership;
    std::string m_told;
    std::size_t m_found = 0; //!< Events, since the last pause.
    std::atomic<bool> m_elected = false;
    std::atomic<bool> m_ending = false;
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
