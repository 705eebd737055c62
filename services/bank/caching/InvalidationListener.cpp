#include "services/bank/caching/InvalidationListener.h"

#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/platform/postgres/PipelinedConnection.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

// A connection silent for this long counts as lost, and everything it may have missed as changed.
constexpr auto kTimeout = 2s;
constexpr auto kPause = 100ms;    // between looks that nobody waits for …
constexpr auto kBreath = 20ms;    // … and from one to the next, however many do
constexpr auto kBackoff = 500ms;  // between connection attempts
constexpr auto kPatience = 200ms; // with changes that are not seen: they may have been rolled back
constexpr auto kStuck = 1s;       // for as long commits may become visible later on the primary than on replicas
constexpr std::size_t kUnsettledKept = 64;
constexpr std::uint64_t kNotKnown = std::numeric_limits<std::uint64_t>::max();

// $1: the snapshot of the look before. Who looked last before the sweep may have missed what it deleted. Sequences show
// what has not been committed, too.
constexpr db::Statement kLook{
    "look", "WITH news AS MATERIALIZED (SELECT id, tags FROM bank.cache_change"
            "   WHERE changed_by >= pg_snapshot_xmin($1::pg_snapshot)"
            "   AND NOT pg_visible_in_snapshot(changed_by, $1::pg_snapshot))"
            " SELECT pg_current_snapshot()::text AS snapshot,"
            " pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest,"
            " (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM bank.cache_change_number) AS begun,"
            " EXISTS (SELECT FROM bank.cache_sweep WHERE pg_snapshot_xmax($1::pg_snapshot) <= pg_snapshot_xmax(swept))"
            "   AS missed,"
            " (SELECT string_agg(id::text, ',') FROM news) AS changes,"
            " (SELECT string_agg(DISTINCT tag, ',') FROM news, unnest(tags) AS tag) AS tags"};

// A snapshot does not say which number is next: its end is behind the last transaction that has ended.
constexpr db::Statement kNextNumber{"nextNumber", "SELECT pg_current_xact_id()::text::bigint AS number"};

std::vector<std::string> partsOf(const std::string& joined)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < joined.size();) {
        const std::size_t end = std::min(joined.find(',', begin), joined.size());
        parts.push_back(joined.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

} // namespace

//! What became visible since the look before.
struct InvalidationListener::Look
{
    db::WalPosition position; //!< Before it.
    std::string snapshot;
    std::uint64_t oldest = 0; //!< Every transaction below this number has ended.
    std::uint64_t begun = 0;  //!< The last change that anybody began to tell of.
    std::vector<std::uint64_t> changes;
    bool everything = false; //!< May have changed.
    std::vector<std::string> tags;

    //! Empty `since`: nothing is told of. Throws db::Error.
    static Look at(db::PipelinedConnection& connection, const std::optional<std::string>& since)
    {
        connection.queue(db::kCurrentPosition);
        connection.queue(kLook, {since});
        const auto results = connection.execute(Clock::now() + kTimeout);
        const db::Row row = results[1].front();
        Look look;
        look.position = db::positionIn(results[0]);
        look.snapshot = row.get<std::string>("snapshot");
        look.oldest = row.get<std::uint64_t>("oldest");
        look.begun = row.get<std::uint64_t>("begun");
        for (const std::string& change : partsOf(row.getOr<std::string>("changes", "")))
            look.changes.push_back(std::stoull(change));
        look.tags = partsOf(row.getOr<std::string>("tags", ""));
        look.everything =
            row.get<bool>("missed") || std::find(look.tags.begin(), look.tags.end(), kEverything) != look.tags.end();
        return look;
    }

    //! Later than all that it showed. Throws db::Error.
    static db::WalPosition watermark(db::PipelinedConnection& connection)
    {
        connection.queue(db::kWatermark);
        return db::positionIn(connection.execute(Clock::now() + kTimeout).front());
    }

    //! Greater than those of all transactions that had one. Throws db::Error.
    static std::uint64_t nextNumber(db::PipelinedConnection& connection)
    {
        connection.queue(kNextNumber);
        return connection.execute(Clock::now() + kTimeout).front().front().get<std::uint64_t>("number");
    }
};

InvalidationListener::InvalidationListener(db::Endpoint database, platform::Cache& cache,
                                           std::function<void(const std::string&)> onTrouble)
    : m_database(std::move(database))
    , m_cache(cache)
    , m_onTrouble(std::move(onTrouble))
    , m_thread([this] { run(); })
{
}

InvalidationListener::~InvalidationListener()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wanted.notify_one();
    m_thread.join();
}

void InvalidationListener::catchUp()
{
    {
        const std::lock_guard lock(m_mutex);
        m_asked = true;
    }
    m_wanted.notify_one();
}

bool InvalidationListener::awaitCaughtUp(const db::WalPosition& position, std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    const auto caughtUp = [&] { return m_heard && *m_heard >= position; };
    if (caughtUp() || !m_heard || Clock::now() - m_heardAt >= kStuck)
        return caughtUp();
    ++m_waiting;
    m_wanted.notify_one();
    m_heardMore.wait_for(lock, atMost, caughtUp);
    --m_waiting;
    return caughtUp();
}

void InvalidationListener::startOver()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_start;
        m_cache.suspend();
        forget();
    }
    m_wanted.notify_one();
}

//! Under the lock.
void InvalidationListener::forget()
{
    m_heard.reset();
    m_recentPosition.reset();
    m_next = {};
}

std::uint64_t InvalidationListener::start() const
{
    const std::lock_guard lock(m_mutex);
    return m_start;
}

bool InvalidationListener::goesOn(std::uint64_t start) const
{
    const std::lock_guard lock(m_mutex);
    return !m_ending && start == m_start;
}

std::optional<db::WalPosition> InvalidationListener::recentPosition() const
{
    const std::lock_guard lock(m_mutex);
    return Clock::now() - m_heardAt < kStuck ? m_recentPosition : std::nullopt;
}

void InvalidationListener::run()
{
    bool told = false;
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        lock.unlock();
        const auto begin = Clock::now();
        try {
            follow();
        } catch (const std::exception& error) {
            told = told && Clock::now() - begin < 2 * kTimeout; // not once per attempt
            if (m_onTrouble && !told)
                m_onTrouble(db::fullMessage(error));
            told = true;
        }
        m_cache.suspend();
        lock.lock();
        forget();
        m_wanted.wait_for(lock, kBackoff, [this] { return m_ending; });
    }
}

void InvalidationListener::follow()
{
    const std::uint64_t start = this->start();
    const std::uint64_t generation = m_database.generation();
    // It commits nothing that anybody would miss after a crash: it does not wait for the disk.
    db::PipelinedConnection connection(db::Conninfo::of(m_database.conninfo())
                                           .with("application_name", "bankd-listener")
                                           .withOptions("-c synchronous_commit=off")
                                           .text(),
                                       Clock::now() + kTimeout);
    Look look = Look::at(connection, std::nullopt);
    m_begun = look.begun;
    m_unseen = {{0, Look::nextNumber(connection)}}; // stands for whatever is under way, and is seen by nobody
    m_unsettled.clear();
    m_settled.reset();
    // Anything read before this may be stale.
    bool trusted = resume(start, Look::watermark(connection));
    while (trusted && goesOn(start) && generation == m_database.generation()) {
        look = Look::at(connection, look.snapshot);
        if (look.everything) {
            m_cache.suspend();
            trusted = resume(start, Look::watermark(connection));
        } else if (!look.tags.empty()) {
            m_cache.hear(look.tags, Look::watermark(connection));
        }
        settle(look);
        trusted = trusted && noteHeard(start);
        if (!m_unseen.empty() && m_unseen.rbegin()->second == kNotKnown && Clock::now() - m_heardAt > kPatience)
            for (const std::uint64_t number = Look::nextNumber(connection); auto& [change, end] : m_unseen)
                end = std::min(end, number);
        pause(start);
    }
}

void InvalidationListener::pause(std::uint64_t start)
{
    std::unique_lock lock(m_mutex);
    const auto over = [&] { return m_ending || m_start != start; };
    const auto begin = Clock::now();
    m_wanted.wait_until(lock, begin + kPause, [&] { return over() || m_asked || m_waiting > 0; });
    m_wanted.wait_until(lock, begin + kBreath, over);
    m_asked = false;
}

bool InvalidationListener::resume(std::uint64_t start, const db::WalPosition& position)
{
    const std::lock_guard lock(m_mutex);
    if (start == m_start)
        m_cache.resume(position);
    return start == m_start;
}

// A commit whose record is not after a position had told of its changes when the position was read. Once those that had
// been begun then are seen, or were rolled back with their transactions, the cache is as new as that.
void InvalidationListener::settle(const Look& look)
{
    while (m_begun < look.begun)
        m_unseen.emplace(++m_begun, kNotKnown);
    for (const std::uint64_t change : look.changes)
        m_unseen.erase(change);
    std::erase_if(m_unseen, [&](const auto& unseen) { return unseen.second <= look.oldest; });
    if (m_unsettled.size() < kUnsettledKept)
        m_unsettled.emplace_back(look.position, look.begun);
    while (!m_unsettled.empty() && (m_unseen.empty() || m_unseen.begin()->first > m_unsettled.front().second)) {
        m_settled = m_unsettled.front().first;
        m_unsettled.pop_front();
    }
}

bool InvalidationListener::noteHeard(std::uint64_t start)
{
    if (!goesOn(start))
        return false;
    if (!m_settled)
        return true;
    const db::WalPosition settled = *std::exchange(m_settled, std::nullopt);
    // Before anybody counts on it; and not under the lock, for it may ask another machine. If everything starts over
    // meanwhile, the cache is empty and stays so until it is resumed here.
    m_cache.advance(settled);
    const std::lock_guard lock(m_mutex);
    if (start != m_start)
        return false;
    m_heard = settled;
    m_heardAt = Clock::now();
    m_heardMore.notify_all();
    if (m_heardAt - m_nextSince < 1s)
        return true;
    if (!m_next.isNone())
        m_recentPosition = m_next;
    m_next = settled;
    m_nextSince = m_heardAt;
    return true;
}

} // namespace cf::bank
