// Watches over the trail while the bank runs: every other second whether audit_seal is the bank's and goes on from this
// server's mark, and without end, gently, whether each row is as it was sealed. Every server has one; what it finds is
// in TrailHealth.
#pragma once

#include "services/bank/audit/InboxSigner.h"
#include "services/bank/audit/TrailHealth.h"
#include "services/bank/audit/TrailMark.h"
#include "services/bank/platform/postgres/CopyOut.h"

#include <condition_variable>
#include <thread>

namespace cf::bank {

struct TrailWatchConfig
{
    std::string conninfo;                              //!< Of bank_app.
    std::chrono::milliseconds look{2'000};             //!< Between two looks at audit_seal.
    std::int64_t eventsPerSecond = 2'000;              //!< That are verified; 0: none.
    std::chrono::milliseconds rest{30'000};            //!< Between two passes over the whole trail.
    std::function<void(const std::string&)> onTrouble; //!< A sentence for the log when it cannot look.
};

class TrailWatch
{
public:
    //! All of these outlive it. Begins at once, connects when it can.
    TrailWatch(TrailWatchConfig config, const TrailKey& key, TrailMark& mark, InboxSigner& signer, TrailHealth& health,
               db::Watchdog& watchdog);
    ~TrailWatch(); //!< Ends after the query at hand.
    TrailWatch(const TrailWatch&) = delete;
    TrailWatch& operator=(const TrailWatch&) = delete;

private:
    struct Pass;

    void run();
    void once();
    void look();
    void verify();
    void step();
    void endPass(const std::optional<std::string>& fault);
    bool wentByPolicy();
    void tell(const std::string& trouble);

    const TrailWatchConfig m_config;
    const TrailKey m_key;
    TrailMark& m_mark;
    InboxSigner& m_signer;
    TrailHealth& m_health;
    db::Watchdog& m_watchdog;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ending = false;
    std::unique_ptr<db::Connection> m_connection; //!< The thread's only, like what follows.
    std::unique_ptr<db::CopyOut> m_rows;
    std::unique_ptr<Pass> m_pass; //!< Null: between two.
    std::chrono::steady_clock::time_point m_passAt{};
    std::string m_told;
    std::thread m_thread;
};

} // namespace cf::bank
