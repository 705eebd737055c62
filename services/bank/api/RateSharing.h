// Has the rate limits of all the bank's servers count together, in Redis: ten times a second each server tells what was
// taken from the buckets that were used there, and hears how full they are by what all have told. No call waits for
// Redis: it is decided by the server's own bucket. So a key that was not used for a while may take a burst from each
// server at first, which all of them make up for then. While Redis is away each server counts alone.
//
// What a bucket is for, a person or an address, is stored as a MAC of it.
#pragma once

#include "services/bank/api/RateLimit.h"
#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/process/PeriodicThread.h"
#include "services/bank/platform/redis/RedisClient.h"

#include <vector>

namespace cf::bank {

struct SharedRate
{
    std::string name; //!< The same on all servers, and given once.
    RateLimit* limit;
};

class RateSharing
{
public:
    static constexpr std::chrono::milliseconds kEvery{100};

    //! Client and limits outlive it. The key is of all servers of the bank.
    RateSharing(platform::RedisClient& redis, const platform::EncryptionKey& key, std::vector<SharedRate> rates,
                std::chrono::milliseconds every = kEvery);

private:
    void exchange(const SharedRate& rate);

    platform::RedisClient& m_redis;
    const platform::EncryptionKey m_key;
    const std::vector<SharedRate> m_rates;
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
