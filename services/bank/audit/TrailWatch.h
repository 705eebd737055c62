// Verifies the trail while the bank runs: every two seconds that audit_seal is genuine and continues this server's
// checkpoint, and continuously, at low load, that each row is as it was sealed. Every server has one. It reports
// findings, and being prevented from checking, to TrailHealth.
//
// It makes the trail again from its leaves all the time, 2,000 events a second. What it finds is an alert, and so is
// that it does not get on while the primary is up: whoever keeps it from reading would silence it.
#pragma once

#include "services/bank/audit/InboxSigner.h"
#include "services/bank/audit/TrailCheckpoint.h"
#include "services/bank/audit/TrailHealth.h"
#include "services/bank/audit/TrailProof.h"
#include "services/bank/platform/postgres/CopyOut.h"
#include "services/bank/platform/postgres/Endpoint.h"
#include "services/bank/platform/process/PeriodicThread.h"

namespace cf::bank {

struct TrailWatchConfig
{
    db::Endpoint database;                             //!< As bank_app.
    std::chrono::milliseconds sealCheck{2'000};        //!< Between reads of audit_seal.
    std::int64_t eventsPerSecond = 2'000;              //!< To verify; 0: none.
    std::chrono::milliseconds rest{30'000};            //!< Between passes over the whole trail.
    std::chrono::milliseconds timeout{30'000};         //!< With failures, while the primary is up.
    std::function<bool()> primaryDown{};               //!< Whether it is known to be down. Empty: it is up.
    std::function<void(const std::string&)> onTrouble; //!< A sentence for the log when it cannot read.
};

class TrailWatch
{
public:
    //! All of these outlive it. Starts at once; connects when it can.
    TrailWatch(TrailWatchConfig config, const TrailKey& key, TrailCheckpoint& checkpoint, InboxSigner& signer,
               TrailHealth& health, db::Watchdog& watchdog);
    ~TrailWatch(); //!< Ends after the current query.
    TrailWatch(const TrailWatch&) = delete;
    TrailWatch& operator=(const TrailWatch&) = delete;

private:
    void once();
    void attempt();
    void judgeProgress(const std::string& trouble);
    std::chrono::milliseconds passTakesAtMost() const;
    void checkSeal();
    void verify();
    void beginPass();
    std::int64_t chunkSize() const;
    void step();
    void endPass(const std::optional<std::string>& fault);
    bool wentByPolicy();
    void tell(const std::string& trouble);

    const TrailWatchConfig m_config;
    const TrailKey m_key;
    TrailCheckpoint& m_checkpoint;
    InboxSigner& m_signer;
    TrailHealth& m_health;
    db::Watchdog& m_watchdog;
    std::unique_ptr<db::Connection> m_connection; //!< Used by the thread only, like the following.
    std::uint64_t m_generation = 0;               //!< The endpoint's when it was made.
    std::unique_ptr<db::CopyOut> m_rows;
    std::unique_ptr<TrailProof> m_pass; //!< Null: between passes.
    std::chrono::steady_clock::time_point m_passAt{};
    std::chrono::steady_clock::time_point m_passEndedAt = std::chrono::steady_clock::now(); //!< Or since when one was
                                                                                            //!< possible.
    std::chrono::steady_clock::time_point m_judgedAt = std::chrono::steady_clock::now();
    std::int64_t m_seen = 0;                                              //!< Trail size at the last read.
    std::int64_t m_passEvents = 0;                                        //!< In the current or last pass.
    std::optional<std::chrono::steady_clock::time_point> m_troubledSince; //!< Empty: the last read succeeded.
    std::string m_told;
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
