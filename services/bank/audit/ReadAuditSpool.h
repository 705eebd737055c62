// Spools reads to this machine's disk: waiting answers share one fdatasync and are sent only after it. A thread
// moves records into audit_inbox exactly once, writing its position in the same transaction. While the database is
// away, reads are still spooled, up to a limit.
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
    std::filesystem::path folder;                      //!< Exclusive to this server.
    std::int64_t mostBytes = 256 << 20;                //!< On disk; beyond it reads are refused.
    std::size_t mostWaiting = 2'000;                   //!< Reads that wait for the disk; more are refused.
    std::chrono::milliseconds pause{100};              //!< Between moves into the inbox.
    std::chrono::milliseconds backoff{1'000};          //!< After a failed move.
    std::function<void(double)> onAge;                 //!< oldestAge() in seconds, about once a second.
    std::function<void(const std::string&)> onTrouble; //!< A sentence for the log, once per problem.
    std::optional<TrailKey> key{};                     //!< Empty: the spool position is trusted as the database has it.
    Environment environment{};                         //!< See ReadAudit.
    TrailHealth* health = nullptr;                     //!< Outlives the spool. Null: nothing is reported.
};

class ReadAuditSpool : public ReadAudit
{
public:
    //! The pool outlives it. Throws std::runtime_error with a sentence when the folder is unusable.
    ReadAuditSpool(SpoolConfig config, db::Pool& pool);
    //! Moves what it can; the rest stays on disk for the next start.
    ~ReadAuditSpool() override;
    ReadAuditSpool(const ReadAuditSpool&) = delete;
    ReadAuditSpool& operator=(const ReadAuditSpool&) = delete;

    //! Age of the oldest read that is not in the inbox yet; zero: none is waiting.
    std::chrono::milliseconds oldestAge() const;

private:
    using Clock = std::chrono::steady_clock;

    //! Reads that share one write.
    struct Group
    {
        std::vector<std::string> records;
        std::shared_ptr<Recording> recording = std::make_shared<Recording>();
    };
    //! Records from here on arrived at this time or up to a second later.
    struct Arrival
    {
        SpoolPosition from;
        Clock::time_point at;
    };

    std::shared_ptr<Recording> begin(const AuditEvent& event) override;
    void write();
    std::string tryAppend(const std::vector<std::string>& records);
    void noteArrival(SpoolPosition before);
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
    std::condition_variable m_toWrite;
    std::condition_variable m_toMove;
    Group m_group;                        //!< The next one.
    std::deque<Arrival> m_arrivals;       //!< Empty: nothing is waiting.
    std::optional<SpoolPosition> m_moved; //!< As this process left it; mover thread only.
    bool m_ending = false;
    bool m_writerEnded = false;
    Clock::time_point m_toldAt{};
    std::thread m_writer;
    std::thread m_mover;
};

} // namespace cf::bank
