#include "services/bank/caching/InvalidationListener.h"

#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/postgres/PipelinedConnection.h"

#include <sys/eventfd.h>

#include <algorithm>
#include <map>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

// A connection silent for this long counts as lost, and everything it may have missed as changed.
constexpr auto kTimeout = 2s;
constexpr auto kQuiet = 1s;      // after this long without news, a watermark is sent anyway
constexpr auto kBackoff = 500ms; // between connection attempts

} // namespace

InvalidationListener::InvalidationListener(db::Endpoint database, platform::Cache& cache,
                                           std::function<void(const std::string&)> onTrouble)
    : m_database(std::move(database))
    , m_cache(cache)
    , m_onTrouble(std::move(onTrouble))
    , m_ownChannel("bank_mark_" + platform::hex(platform::randomBytes(8)))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_thread([this] { run(); })
{
}

InvalidationListener::~InvalidationListener()
{
    m_ending = true;
    catchUp();
    m_thread.join();
}

void InvalidationListener::catchUp()
{
    ::eventfd_write(m_wake.get(), 1);
}

bool InvalidationListener::awaitCaughtUp(const db::WalPosition& position, std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    if (!m_heard || *m_heard >= position)
        return m_heard.has_value();
    catchUp();
    return m_heardMore.wait_for(lock, atMost, [&] { return m_heard && *m_heard >= position; });
}

void InvalidationListener::startOver()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_start;
        m_cache.suspend();
        m_heard.reset();
        m_recentPosition.reset();
        m_next = {};
    }
    catchUp();
}

std::uint64_t InvalidationListener::start() const
{
    const std::lock_guard lock(m_mutex);
    return m_start;
}

std::optional<db::WalPosition> InvalidationListener::recentPosition() const
{
    const std::lock_guard lock(m_mutex);
    return m_recentPosition;
}

void InvalidationListener::run()
{
    bool told = false;
    while (!m_ending) {
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
        {
            const std::lock_guard lock(m_mutex);
            m_heard.reset();
            m_recentPosition.reset();
            m_next = {};
        }
        for (const auto again = Clock::now() + kBackoff; !m_ending && Clock::now() < again;)
            std::this_thread::sleep_for(20ms);
    }
}

void InvalidationListener::follow()
{
    const std::uint64_t start = this->start();
    const std::uint64_t generation = m_database.generation();
    db::Listener listener(m_database.conninfo(), {kInvalidateChannel, m_ownChannel}, kTimeout);
    std::uint64_t number = 0;
    std::map<std::uint64_t, db::WalPosition> sent; // watermarks in flight
    // Anything read before listening began may be stale.
    const db::WalPosition first = sendWatermark(listener, number);
    bool trusted = resume(start, first) && noteHeard(start, first);
    bool wanted = true;
    while (!m_ending && trusted && generation == m_database.generation()) {
        std::vector<std::string> tags;
        std::optional<db::WalPosition> heard;
        const auto notifications = listener.take();
        for (const auto& [channel, payload] : notifications) {
            if (channel == kInvalidateChannel) {
                for (std::string& tag : tagsIn(payload))
                    tags.push_back(std::move(tag));
            } else if (const auto watermark = sent.find(std::stoull(payload)); watermark != sent.end()) {
                heard = watermark->second;
                sent.erase(sent.begin(), std::next(watermark));
            }
        }
        const bool asks = !tags.empty() || wanted;
        if (asks) {
            const db::WalPosition now = sendWatermark(listener, ++number);
            sent.emplace(number, now);
            wanted = false;
            if (std::find(tags.begin(), tags.end(), kEverything) != tags.end()) {
                m_cache.suspend();
                trusted = resume(start, now);
            } else if (!tags.empty()) {
                m_cache.hear(tags, now);
            }
        }
        if (heard) // and everything before it has been evicted by now
            trusted = noteHeard(start, *heard);
        // The watermark has usually arrived with the answer to a question: then there is nothing to wait for on the
        // socket.
        if (notifications.empty() && !asks) {
            const bool news = listener.wait(m_wake.get(), kQuiet);
            wanted = wasWoken() || !news;
            trusted = start == this->start();
        }
    }
}

db::WalPosition InvalidationListener::sendWatermark(db::Listener& listener, std::uint64_t number) const
{
    const auto marked = listener.ask(std::string(db::kWatermark.sql) + "; NOTIFY " + m_ownChannel + ", '" +
                                     std::to_string(number) + "'");
    return db::positionIn(marked.value());
}

bool InvalidationListener::resume(std::uint64_t start, const db::WalPosition& position)
{
    const std::lock_guard lock(m_mutex);
    if (start == m_start)
        m_cache.resume(position);
    return start == m_start;
}

bool InvalidationListener::noteHeard(std::uint64_t start, const db::WalPosition& position)
{
    if (start != this->start())
        return false;
    // Before anybody counts on it; and not under the lock, for it may ask another machine. If everything starts over
    // meanwhile, the cache is empty and stays so until it is resumed here.
    m_cache.advance(position);
    const std::lock_guard lock(m_mutex);
    if (start != m_start)
        return false;
    m_heard = position;
    m_heardMore.notify_all();
    if (Clock::now() - m_nextSince < 1s)
        return true;
    if (!m_next.isNone())
        m_recentPosition = m_next;
    m_next = position;
    m_nextSince = Clock::now();
    return true;
}

bool InvalidationListener::wasWoken()
{
    eventfd_t count = 0;
    return ::eventfd_read(m_wake.get(), &count) == 0;
}

} // namespace cf::bank
