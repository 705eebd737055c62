#include "services/bank/platform/cache/SharedCache.h"

#include <charconv>
#include <sstream>

namespace cf::platform {
namespace {

// KEYS: the entry. ARGV: what all names begin with. The entry, if its generations are still those of its tags.
constexpr const char* kGet = R"lua(
local entry = redis.call('HMGET', KEYS[1], 'tags', 'generations', 'value')
if not entry[3] then return false end
local names = {ARGV[1] .. 'all'}
for tag in string.gmatch(entry[1], '%S+') do names[#names + 1] = ARGV[1] .. 'tag:' .. tag end
local now = redis.call('MGET', unpack(names))
for place = 1, #names do
    if not now[place] then return false end
end
if table.concat(now, ' ') ~= entry[2] then return false end
return entry[3]
)lua";

// A tag without a generation may have changed unnoticed. It gets one that says when, by the clock of Redis, and nothing
// is stored under that until all reads that were under way then have ended.
//
// KEYS: the entry. ARGV: what all names begin with, the tags, the value, how long it lives, the position up to which it
// knows all changes, a generation for tags without one, how long that lives, and how long nothing is stored under it.
constexpr const char* kPut = R"lua(
local time = redis.call('TIME')
local ms = time[1] * 1000 + math.floor(time[2] / 1000)
local names = {ARGV[1] .. 'all'}
for tag in string.gmatch(ARGV[2], '%S+') do names[#names + 1] = ARGV[1] .. 'tag:' .. tag end
local now = redis.call('MGET', unpack(names))
local fits = true
for place = 1, #names do
    if not now[place] then
        redis.call('SET', names[place], ARGV[6] .. string.format('%.0f', ms), 'NX', 'PX', ARGV[7])
        fits = false
    elseif string.sub(now[place], 1, 24) > ARGV[5] then
        fits = false
    else
        local made = tonumber(string.match(now[place], ':(%d+)$'))
        if made and ms - made < tonumber(ARGV[8]) then fits = false end
    end
end
if not fits then return 0 end
redis.call('HSET', KEYS[1], 'tags', ARGV[2], 'generations', table.concat(now, ' '), 'value', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1
)lua";

// KEYS: generations to be renewed. ARGV: up to which position there were changes, what is never given twice, and how
// long they live; 0: for ever. One that was lost may have hidden later changes than this server has heard of.
constexpr const char* kRenew = R"lua(
local time = redis.call('TIME')
local ms = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
for place = 1, #KEYS do
    local old = redis.call('GET', KEYS[place])
    local position = ARGV[1]
    local made = ':' .. ms
    if old then
        if string.sub(old, 1, 24) > position then position = string.sub(old, 1, 24) end
        made = string.match(old, ':%d+$') or ''
    end
    local new = position .. '-' .. ARGV[2] .. '.' .. place .. made
    if ARGV[3] == '0' then
        redis.call('SET', KEYS[place], new)
    else
        redis.call('SET', KEYS[place], new, 'PX', ARGV[3])
    end
end
return 1
)lua";

std::string milliseconds(std::chrono::milliseconds time)
{
    return std::to_string(time.count());
}

//! What is never given twice.
std::string once()
{
    return hex(randomBytes(8));
}

//! Of a change that nobody knows; Redis adds its time.
std::string lostGeneration()
{
    return db::tokenOf({}) + '-' + once() + ':';
}

std::string joined(const std::vector<std::string>& tags)
{
    std::string all;
    for (const std::string& tag : tags)
        all += (all.empty() ? "" : " ") + tag;
    return all;
}

std::vector<std::string> split(const std::string& tags)
{
    std::istringstream words(tags);
    std::vector<std::string> all;
    for (std::string tag; words >> tag;)
        all.push_back(std::move(tag));
    return all;
}

// "version covers tags\nvalue"
std::string textOf(const CacheEntry& entry)
{
    return std::to_string(entry.version) + ' ' + db::tokenOf(entry.covers) + ' ' + joined(entry.tags) + '\n' +
           entry.value;
}

std::optional<CacheEntry> entryOf(const std::string& text)
{
    CacheEntry entry;
    const std::size_t first = text.find(' ');
    const std::size_t second = text.find(' ', first + 1);
    const std::size_t end = text.find('\n');
    if (first == std::string::npos || second == std::string::npos || end == std::string::npos || second > end)
        return std::nullopt;
    const auto covers = db::parseToken(std::string_view(text).substr(first + 1, second - first - 1));
    if (!covers || std::from_chars(text.data(), text.data() + first, entry.version).ptr != text.data() + first)
        return std::nullopt;
    entry.covers = *covers;
    entry.tags = split(text.substr(second + 1, end - second - 1));
    entry.value = text.substr(end + 1);
    return entry;
}

//! What all names of one run of a server begin with.
std::string prefixOf(const std::string& server)
{
    return "cf:" + server.substr(0, 12) + ':';
}

std::string placeOf(std::string_view kind, std::string_view key)
{
    return "entry:" + std::string(kind) + ':' + std::string(key);
}

} // namespace

SharedCache::SharedCache(RedisClient& redis, const EncryptionKey& key, SharedCacheTimes times)
    : m_redis(redis)
    , m_key(key)
    , m_times(times)
{
}

std::optional<CacheEntry> SharedCache::get(std::string_view kind, std::string_view key)
{
    std::string covered;
    db::WalPosition heard;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_covering)
            return std::nullopt;
        covered = m_server;
        heard = m_position;
    }
    const std::string place = placeOf(kind, key);
    const auto answer = m_redis.ask([&](const std::string& server) {
        const std::string prefix = prefixOf(server);
        return std::vector<RedisCommand>{{"EVAL", kGet, "1", prefix + place, prefix}};
    });
    if (!answer || answer->server != covered || !answer->replies[0].isText())
        return std::nullopt;
    const auto text = m_key.decrypt(answer->replies[0].text, place);
    auto entry = text ? entryOf(*text) : std::nullopt;
    // All changes that this server had heard of were told before it asked: the entry contains them.
    if (entry)
        entry->asOf = heard;
    return entry;
}

void SharedCache::put(std::string_view kind, std::string_view key, const CacheEntry& entry,
                      std::chrono::milliseconds timeToLive)
{
    if (!covers())
        return;
    const std::string place = placeOf(kind, key);
    const std::string value = m_key.encrypt(textOf(entry), place);
    m_redis.ask([&](const std::string& server) {
        const std::string prefix = prefixOf(server);
        return std::vector<RedisCommand>{{"EVAL", kPut, "1", prefix + place, prefix, joined(entry.tags), value,
                                          milliseconds(timeToLive), db::tokenOf(entry.asOf), lostGeneration(),
                                          milliseconds(m_times.generation), milliseconds(m_times.reads)}};
    });
}

void SharedCache::hear(const std::vector<std::string>& tags, const db::WalPosition& upTo)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_following)
            return;
    }
    const auto answer = m_redis.ask([&](const std::string& server) {
        RedisCommand renewal{"EVAL", kRenew, std::to_string(tags.size())};
        for (const std::string& tag : tags)
            renewal.push_back(prefixOf(server) + "tag:" + tag);
        renewal.insert(renewal.end(), {db::tokenOf(upTo), once(), milliseconds(m_times.generation)});
        return std::vector<RedisCommand>{std::move(renewal)};
    });
    const std::lock_guard lock(m_mutex);
    if (answer && (m_server.empty() || answer->server == m_server)) {
        m_server = answer->server;
        return;
    }
    // Not told, or those before were told to another server.
    m_covering = false;
    m_from = std::max(m_from, upTo);
    m_server = answer ? answer->server : std::string();
}

void SharedCache::advance(const db::WalPosition& position)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_following)
            return;
        m_position = std::max(m_position, position);
        const auto now = std::chrono::steady_clock::now();
        if (now < m_saidAt + m_times.covering / 3)
            return;
        m_saidAt = now;
    }
    const bool covers = mayCover(position);
    const std::lock_guard lock(m_mutex);
    m_covering = covers && m_following;
}

//! Says that everything up to there is told, if it is. All calls come from one thread, as those that tell changes do.
bool SharedCache::mayCover(const db::WalPosition& position)
{
    const auto said = m_redis.ask([](const std::string& server) {
        return std::vector<RedisCommand>{{"GET", prefixOf(server) + "told"}, {"GET", prefixOf(server) + "all"}};
    });
    if (!said)
        return false;
    bool covering = false;
    db::WalPosition from;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_server.empty() && said->server != m_server) {
            m_covering = false;
            m_from = std::max(m_from, position);
        }
        m_server = said->server;
        covering = m_covering;
        from = m_from;
    }
    const auto told = said->replies[0].isText() ? db::parseToken(said->replies[0].text) : std::nullopt;
    const bool usable = said->replies[1].isText(); // without a generation of all no entry is
    if (!covering && usable && told && *told < from)
        return false; // somebody covers, and will soon have told enough
    std::vector<RedisCommand> commands;
    if (!usable || (!covering && !told))
        commands.push_back({"EVAL", kRenew, "1", prefixOf(said->server) + "all", db::tokenOf(position), once(), "0"});
    commands.push_back(
        {"SET", prefixOf(said->server) + "told", db::tokenOf(position), "PX", milliseconds(m_times.covering)});
    const auto kept = m_redis.ask([&](const std::string&) { return commands; });
    return kept && kept->server == said->server;
}

void SharedCache::suspend()
{
    const std::lock_guard lock(m_mutex);
    m_following = false;
    m_covering = false;
}

void SharedCache::resume(const db::WalPosition& from)
{
    const std::lock_guard lock(m_mutex);
    m_following = true;
    m_from = from;
    m_position = from;
    m_saidAt = {};
}

bool SharedCache::covers() const
{
    const std::lock_guard lock(m_mutex);
    return m_covering;
}

} // namespace cf::platform
