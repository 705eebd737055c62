// Moves what lies in audit_inbox into the trail, within a second and in one gapless sequence for the whole bank. Every
// server has one; the elected one seals. It holds an advisory lock on a connection of its own, and each of its
// transactions goes through only under its own epoch: one that lost the lock without knowing is fenced off. What it
// finds must go on from what its server has seen before, or it seals nothing.
//
// It writes audit_event (partitions of 2^23 events, each a perfect subtree), audit_subject (one row for each id that an
// event concerns) and audit_seal (the Merkle frontier, and the epoch under which alone its update goes through). It
// reads the inbox outside the transaction that seals. That transaction fails when the epoch or a row that was read is
// gone. A leaf that nobody can read is kept as action "unreadable", because it must hold nothing up.
//
// A sequencer that finds audit_seal without its HMAC, at any size, seals nothing: going on would sign the forgery.
#pragma once

#include "services/bank/audit/InboxIntake.h"
#include "services/bank/audit/TrailHealth.h"
#include "services/bank/audit/TrailMark.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <atomic>
#include <functional>

namespace cf::bank {

//! Seals an intake behind `tree`, which grows by it, and takes its rows out of the inbox; `writers` are from then on
//! those of audit_writer. All of one transaction's work. Throws Fenced when another sequencer's epoch stands,
//! std::runtime_error when a row was gone, db::Error; the caller rolls back.
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
    std::string conninfo;                              //!< Of bank_app.
    std::int64_t batchBytes = 1 << 20;                 //!< Of the inbox in one transaction.
    std::chrono::milliseconds pause{250};              //!< Between two looks at an empty inbox.
    std::chrono::milliseconds backoff{1'000};          //!< After trouble, and between two tries to be elected.
    std::chrono::milliseconds deadline{10'000};        //!< Of a transaction.
    std::function<void(std::size_t)> onWaiting;        //!< Events found in the inbox; in a backlog at least so many.
    std::function<void(std::size_t)> onSealed;         //!< How many more are sealed.
    std::function<void(const std::string&)> onTrouble; //!< A sentence for the log, once per trouble.
    TrailMark* mark = nullptr;                         //!< Outlives it. Null: only the seals are looked at.
    TrailHealth* health = nullptr;                     //!< Outlives it. Null: nobody is told.
    db::CompanionMaker companion{};                    //!< For its connection: it may have something to record itself.
};

class AuditSequencer
{
public:
    //! The watchdog outlives it. Starts at once; connects when it can.
    AuditSequencer(AuditSequencerConfig config, const TrailKey& key, db::Watchdog& watchdog);
    //! Once it has sealed what waits in the inbox, or when a deadline is over; the mark is then what is sealed.
    ~AuditSequencer();
    AuditSequencer(const AuditSequencer&) = delete;
    AuditSequencer& operator=(const AuditSequencer&) = delete;

    //! Whether it was the elected one when it last looked.
    bool elected() const { return m_elected; }

private:
    struct Office; //!< What it has while it is elected.

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
    void leaveOffice();
    void keepAhead();
    void tell(const std::string& trouble);
    template <class Function>
    auto transaction(Function&& function);

    AuditSequencerConfig m_config;
    TrailKey m_key;
    db::Watchdog& m_watchdog;
    std::unique_ptr<db::Connection> m_connection; //!< The thread's only until it has ended, like what follows.
    std::unique_ptr<Office> m_office;
    std::string m_told;
    std::atomic<bool> m_elected = false;
    std::atomic<bool> m_ending = false;
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
