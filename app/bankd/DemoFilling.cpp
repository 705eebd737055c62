#include "app/bankd/DemoFilling.h"

#include "services/bank/audit/TrailCheckpoint.h"
#include "services/bank/customers/NameOrder.h"
#include "services/bank/platform/postgres/CopyIn.h"

#include <ctime>
#include <iostream>

namespace cf::app {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

//! "bankd: writing history, 120000 of 250000, 31000 a second, 5 s left": once a second, and at the end of each phase.
class ProgressLines
{
public:
    void operator()(std::string_view phase, std::size_t done, std::size_t total)
    {
        const auto now = Clock::now();
        if (phase != m_phase) {
            m_phase = phase;
            m_begun = m_said = now;
            m_before = done; // the first step's output is not timed
        }
        if (now - m_said < 1s && done < total)
            return;
        m_said = now;
        std::cerr << "bankd: " << phase << ", " << done << " of " << total;
        const double seconds = std::chrono::duration<double>(now - m_begun).count();
        if (seconds > 1 && done > m_before) {
            const double rate = static_cast<double>(done - m_before) / seconds;
            if (rate >= 1)
                std::cerr << ", " << static_cast<std::int64_t>(rate) << " a second";
            if (done < total)
                std::cerr << ", " << static_cast<std::int64_t>(static_cast<double>(total - done) / rate) + 1
                          << " s left";
        }
        std::cerr << '\n';
    }

private:
    std::string m_phase;
    Clock::time_point m_begun;
    Clock::time_point m_said;
    std::size_t m_before = 0;
};

// bankd's threads all block these signals; a signal that came stays pending until checked.
bool isPending(const sigset_t& signals)
{
    const timespec atOnce{};
    return ::sigtimedwait(&signals, nullptr, &atOnce) > 0;
}

// Only the owner may; otherwise the planner knows the new tables when autovacuum gets to them.
void analyse(const OpenedBank& bank)
{
    if (bank.settings.ownerDatabase.empty())
        return;
    db::CopyIn session(bank.settings.ownerDatabase);
    session.query("ANALYZE");
    session.commit();
}

} // namespace

Date today()
{
    return Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

void useLanguageOfTheDemo(const OpenedBank& bank)
{
    if (bank.settings.ownerDatabase.empty())
        return;
    db::Watchdog watchdog;
    db::Connection connection(bank.settings.appDatabase, watchdog);
    const bool chosen = connection.transaction(std::chrono::seconds(5), [](db::Transaction& transaction) {
        return bank::nameLanguage(transaction) != "und" ||
               !transaction.query("SELECT 1 FROM bank.customer LIMIT 1").empty();
    });
    if (chosen)
        return;
    if (const auto ordered = bank::orderNamesBy(bank.settings.ownerDatabase, "cs"); !ordered)
        throw std::runtime_error(ordered.error());
}

std::optional<bank::demo::DemoCounts> fillDemo(const OpenedBank& bank, const bank::CustomerKeys& keys,
                                               bank::demo::DemoOptions options, const sigset_t& stop)
{
    options.progress = ProgressLines();
    options.stopped = [stop] { return isPending(stop); };
    const bank::TrailKey key(keys.master());
    bank::InboxSigner signer(key);
    bank::TrailCheckpoint checkpoint(platform::auditCheckpointOf(bank.settings), key);
    db::Watchdog watchdog;
    db::Connection connection(bank.settings.appDatabase, watchdog, std::chrono::seconds(5), signer.writer());
    checkpoint.follow(connection); // the load would sign what it continues from
    auto counts = bank::demo::makeDemoBank(bank.settings.appDatabase, keys, options);
    if (counts) {
        checkpoint.follow(connection);
        analyse(bank);
    }
    return counts;
}

} // namespace cf::app
