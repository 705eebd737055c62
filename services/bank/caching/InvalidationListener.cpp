#include "services/bank/caching/InvalidationListener.h"

#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/platform/postgres/PipelinedConnection.h"

#include <algorithm>
#include <utility>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

// A connection silent for this long counts as lost, and everything it may have missed as changed.
constexpr auto kTimeout = 2s;
constexpr auto kQuiet = 1s;      // after this long without one, a watermark is made anyway
constexpr auto kPause = 100ms;   // between looks that nobody waits for …
constexpr auto kBreath = 5ms;    // … and from one to the next, however many do
constexpr auto kBackoff = 500ms; // between connection attempts
constexpr std::size_t kUnsettledKept = 64;

// $1: the snapshot of the look before. Who looked last before the sweep may have missed what it deleted.
constexpr db::Statement kLook{
    "look", "SELECT pg_current_snapshot()::text AS snapshot,"
            " pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest,"
            " pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next,"
            " EXISTS (SELECT FROM bank.cache_sweep WHERE pg_snapshot_xmax($1::pg_snapshot) <= pg_snapshot_xmax(swept))"
            "   AS missed,"
            " (SELECT string_agg(DISTINCT tag, ',') FROM bank.cache_change, unnest(tags) AS tag"
            "   WHERE changed_by >= pg_snapshot_xmin($1::pg_snapshot)"
            "   AND NOT pg_visible_in_snapshot(changed_by, $1::pg_snapshot)) AS tags"};

std::vector<std::string> tagsIn(const std::string& joined)
{
    std::vector<std::string> tags;
    for (std::size_t begin = 0; begin < joined.size();) {
        const std::size_t end = std::min(joined.find(',', begin), joined.size());
        tags.push_back(joined.substr(begin, end - begin));
        begin = end + 1;
    }
    return tags;
}

} // namespace

//! What became visible since the look before.
struct InvalidationListener::Look
{
    db::WalPosition before; //!< A watermark; as the next, none if none was asked for.
    db::WalPosition after;
    std::string snapshot;
    std::uint64_t oldest = 0; //!< Every transaction below this number has ended.
    std::uint64_t next = 0;   //!< No transaction of this number has begun.
    bool everything = false;  //!< May have changed.
    std::vector<std::string> tags;

    //! Empty `since`: nothing is told of. Throws db::Error.
    static Look at(db::PipelinedConnection& connection, const std::optional<std::string>& since, bool marks)
    {
        if (marks)
            connection.queue(db::kWatermark);
        connection.queue(kLook, {since});
        if (marks)
            connection.queue(db::kWatermark);
        const auto results = connection.execute(Clock::now() + kTimeout);
        Look look;
        if (marks) {
            look.before = db::positionIn(results.front());
            look.after = db::positionIn(results.back());
        }
        const db::Row row = results[marks ? 1 : 0].front();
        look.snapshot = row.get<std::string>("snapshot");
        look.oldest = row.get<std::uint64_t>("oldest");
        look.next = row.get<std::uint64_t>("next");
        look.tags = tagsIn(row.get<std::optional<std::string>>("tags").value_or(""));
        look.everything =
            row.get<bool>("missed") || std::find(look.tags.begin(), look.tags.end(), kEverything) != look.tags.end();
        return look;
    }

    bool isNews() const { return everything || !tags.empty(); }
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

template <class Known>
bool InvalidationListener::await(Known&& known, std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    if (!m_heard || known())
        return m_heard && known();
    ++m_waiting;
    m_wanted.notify_one();
    const bool reached = m_heardMore.wait_for(lock, atMost, known);
    --m_waiting;
    return reached;
}

bool InvalidationListener::awaitCaughtUp(const db::WalPosition& position, std::chrono::milliseconds atMost)
{
    return await([&] { return m_heard && *m_heard >= position; }, atMost);
}

std::optional<db::WalPosition> InvalidationListener::awaitVisible(const db::WalPosition& position,
                                                                  std::chrono::milliseconds atMost)
{
    std::optional<db::WalPosition> watermark;
    await(
        [&] {
            if (m_visible && m_visible->upTo >= position)
                watermark = m_visible->watermark;
            return watermark.has_value();
        },
        atMost);
    return watermark;
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
    m_visible.reset();
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
    return m_recentPosition;
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
    m_unsettled.clear();
    Look look = Look::at(connection, std::nullopt, true);
    // Anything read before this may be stale.
    bool trusted = resume(start, look.after) && noteHeard(start, look);
    std::string since = look.snapshot;
    auto marked = Clock::now();
    bool wanted = true;
    while (trusted && goesOn(start) && generation == m_database.generation()) {
        const bool marks = wanted || Clock::now() - marked >= kQuiet;
        look = Look::at(connection, since, marks);
        wanted = look.isNews(); // then a watermark is needed that is later than the news
        if (wanted && !marks)
            continue;
        since = look.snapshot;
        if (look.everything) {
            m_cache.suspend();
            trusted = resume(start, look.after);
        } else if (!look.tags.empty()) {
            m_cache.hear(look.tags, look.after);
        }
        if (marks) {
            marked = Clock::now();
            trusted = trusted && noteHeard(start, look);
        }
        wanted = pause(start);
    }
}

bool InvalidationListener::pause(std::uint64_t start)
{
    std::unique_lock lock(m_mutex);
    const auto over = [&] { return m_ending || m_start != start; };
    const auto begin = Clock::now();
    m_wanted.wait_until(lock, begin + kPause, [&] { return over() || m_asked || m_waiting > 0; });
    m_wanted.wait_until(lock, begin + kBreath, over);
    return std::exchange(m_asked, false) || m_waiting > 0;
}

bool InvalidationListener::resume(std::uint64_t start, const db::WalPosition& position)
{
    const std::lock_guard lock(m_mutex);
    if (start == m_start)
        m_cache.resume(position);
    return start == m_start;
}

bool InvalidationListener::noteHeard(std::uint64_t start, const Look& look)
{
    if (!goesOn(start))
        return false;
    // Before anybody counts on it; and not under the lock, for it may ask another machine. If everything starts over
    // meanwhile, the cache is empty and stays so until it is resumed here.
    m_cache.advance(look.before);
    const std::lock_guard lock(m_mutex);
    if (start != m_start)
        return false;
    m_heard = look.before;
    noteVisible(look);
    m_heardMore.notify_all();
    if (Clock::now() - m_nextSince < 1s)
        return true;
    if (!m_next.isNone())
        m_recentPosition = m_next;
    m_next = look.before;
    m_nextSince = Clock::now();
    return true;
}

// A commit's record is not after a watermark only if its transaction had a number when the watermark was made. Once all
// of them have ended, the commits among them are visible.
void InvalidationListener::noteVisible(const Look& look)
{
    while (!m_unsettled.empty() && m_unsettled.front().second <= look.oldest) {
        m_visible = {m_unsettled.front().first, look.after};
        m_unsettled.pop_front();
    }
    if (look.next <= look.oldest)
        m_visible = {look.before, look.after};
    else if (m_unsettled.size() < kUnsettledKept)
        m_unsettled.emplace_back(look.before, look.next);
}

} // namespace cf::bank
