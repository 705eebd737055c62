// Looks on this machine's disk: all callers that wait share one fdatasync, and only then are they answered. A thread
// moves what is there into audit_inbox, each record exactly once: how far it came is written in the same transaction.
// While the database is away looks go on being spooled, up to a bound.
//
// After a crash nothing is moved twice. Every start begins a new segment, named by the time: positions only grow,
// whatever happened to the folder.
//
// When the answer to a transfer shows it again, as for a repeated key, the database takes the record if the disk does
// not: what became of an order is told whatever happens.
#pragma once

#include "services/bank/audit/ReadAudit.h"
#include "services/bank/audit/SealedEvent.h"
#include "services/bank/audit/SpoolFolder.h"
#include "services/bank/audit/TrailHealth.h"
#include "services/bank/platform/postgres/Pool.h"

#include <condition_variable>
#include <deque>
#include <thread>

namespace cf::bank {

struct SpoolConfig
{
    std::filesystem::path folder;                      //!< This server's alone.
    std::int64_t mostBytes = 256 << 20;                //!< On the disk; beyond it looks are refused.
    std::size_t mostWaiting = 2'000;                   //!< Callers at once; more are refused.
    std::chrono::milliseconds patience{5'000};         //!< Of a caller, for the disk.
    std::chrono::milliseconds pause{100};              //!< Between two moves into the inbox.
    std::chrono::milliseconds backoff{1'000};          //!< After a failed one.
    std::function<void(double)> onAge;                 //!< oldestAge() in seconds, about once a second.
    std::function<void(const std::string&)> onTrouble; //!< A sentence for the log, once per trouble.
    std::optional<TrailKey> key{};                     //!< Empty: where the spool stands is taken as the database says.
    TrailHealth* health = nullptr;                     //!< Outlives the spool. Null: nobody is told.
};

class ReadAuditSpool : public ReadAudit
{
public:
    //! The pool outlives it. Throws std::runtime_error with a sentence when the folder cannot be used.
    ReadAuditSpool(SpoolConfig config, db::Pool& pool);
    //! Moves what it can; the rest stays on the disk for the next start.
    ~ReadAuditSpool() override;
    ReadAuditSpool(const ReadAuditSpool&) = delete;
    ReadAuditSpool& operator=(const ReadAuditSpool&) = delete;

    //! How long the oldest look that is not in the inbox yet has been waiting; zero: none waits.
    std::chrono::milliseconds oldestAge() const;

private:
    using Clock = std::chrono::steady_clock;

    //! Those who share one write.
    struct Group
    {
        std::vector<std::string> records;
        bool done = false;
        std::string error;
    };
    //! From here on the records came at this time or up to a second later.
    struct Mark
    {
        SpoolPosition from;
        Clock::time_point at;
    };

    void keep(const AuditEvent& event) override;
    void write();
    std::string tryAppend(const std::vector<std::string>& records);
    void move();
    bool moveSome();
    SpoolPosition standing(db::Transaction& transaction, const std::optional<SpoolPosition>& known) const;
    void writePosition(db::Transaction& transaction, SpoolPosition position) const;
    void moved(SpoolPosition position);
    void tellAge();

    SpoolConfig m_config;
    db::Pool& m_pool;
    SpoolFolder m_folder;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed; //!< For the two threads.
    std::condition_variable m_written; //!< For the callers.
    std::shared_ptr<Group> m_group = std::make_shared<Group>();
    std::deque<Mark> m_marks;             //!< Empty: nothing waits for the inbox.
    std::optional<SpoolPosition> m_moved; //!< As this process left it; the mover's only.
    bool m_ending = false;
    bool m_writerEnded = false;
    Clock::time_point m_toldAt{};
    std::thread m_writer;
    std::thread m_mover;
};

} // namespace cf::bank
