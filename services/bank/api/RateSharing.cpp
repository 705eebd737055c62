#include "services/bank/api/RateSharing.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kKeysOfOneScript = 500; // Redis does nothing else meanwhile

// The bucket of each key is full at the stored time, by the clock of Redis. One that is full already is not stored.
//
// KEYS: the buckets. ARGV: for how long at most a bucket is not full, and for each key by how much what was taken puts
// that off. For each key: for how long it is not full. All in ms.
constexpr const char* kTake = R"lua(
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local left = {}
for place = 1, #KEYS do
    local full = math.max(tonumber(redis.call('GET', KEYS[place]) or 0), now) + tonumber(ARGV[place + 1])
    left[place] = math.max(math.min(full - now, tonumber(ARGV[1])), 0)
    if left[place] > 0 then
        redis.call('SET', KEYS[place], string.format('%.0f', now + left[place]), 'PX', left[place])
    else
        redis.call('DEL', KEYS[place])
    end
end
return left
)lua";

} // namespace

RateSharing::RateSharing(platform::RedisClient& redis, const platform::EncryptionKey& key,
                         std::vector<SharedRate> rates, std::chrono::milliseconds every)
    : m_redis(redis)
    , m_key(key)
    , m_rates(std::move(rates))
    , m_thread([this, every]() -> platform::PeriodicThread::Pause {
        for (const SharedRate& rate : m_rates)
            exchange(rate);
        return {every};
    })
{
    for (const SharedRate& rate : m_rates)
        rate.limit->share();
}

void RateSharing::exchange(const SharedRate& rate)
{
    const auto taken = rate.limit->untold();
    const Rate& allowed = rate.limit->rate();
    for (auto first = taken.begin(); first != taken.end();) {
        std::vector<std::string> buckets;
        std::vector<std::string> tokens;
        auto last = first;
        for (; last != taken.end() && buckets.size() < kKeysOfOneScript; ++last) {
            buckets.push_back("cf:rate:" + rate.name + ':' + platform::hex(m_key.lookupMac(last->first)));
            tokens.push_back(std::to_string(allowed.every.count() * last->second));
        }
        // Twice a bucket: who took from all servers at once waits no longer than for one more.
        platform::RedisCommand command{"EVAL", kTake, std::to_string(buckets.size())};
        command.insert(command.end(), buckets.begin(), buckets.end());
        command.push_back(std::to_string(2 * allowed.every.count() * allowed.burst));
        command.insert(command.end(), tokens.begin(), tokens.end());
        const auto answer =
            m_redis.ask([&](const std::string&) { return std::vector<platform::RedisCommand>{command}; });
        if (!answer || answer->replies[0].list.size() != buckets.size())
            return;
        for (const auto& left : answer->replies[0].list)
            rate.limit->settle((first++)->first, std::chrono::milliseconds(left.number));
    }
}

} // namespace cf::bank
