#include "services/bank/caching/CacheInvalidation.h"

namespace cf::bank {
namespace {

constexpr std::size_t kLongest = 7'900; // of PostgreSQL's limit of 8,000 bytes

} // namespace

std::vector<std::string> payloadsOf(const std::vector<std::string>& tags)
{
    std::vector<std::string> payloads;
    for (const std::string& tag : tags) {
        if (payloads.empty() || payloads.back().size() + 1 + tag.size() > kLongest)
            payloads.push_back(tag);
        else
            payloads.back().append(",").append(tag);
    }
    return payloads;
}

std::vector<std::string> tagsIn(const std::string& payload)
{
    std::vector<std::string> tags;
    for (std::size_t begin = 0; begin < payload.size();) {
        const std::size_t end = std::min(payload.find(',', begin), payload.size());
        tags.push_back(payload.substr(begin, end - begin));
        begin = end + 1;
    }
    return tags;
}

void invalidateCaches(db::Transaction& transaction, const std::vector<std::string>& tags)
{
    for (const std::string& payload : payloadsOf(tags))
        transaction.query("SELECT pg_notify($1, $2)", kInvalidateChannel, payload);
}

} // namespace cf::bank
