// See ChangeAnnouncement.h.
#include "services/bank/caching/ChangeAnnouncement.h"

namespace cf::bank {
namespace {

constexpr std::size_t kLongest = 7'900; // of the 8,000 bytes that PostgreSQL takes

} // namespace

std::vector<std::string> announcementsOf(const std::vector<std::string>& subjects)
{
    std::vector<std::string> payloads;
    for (const std::string& subject : subjects) {
        if (payloads.empty() || payloads.back().size() + 1 + subject.size() > kLongest)
            payloads.push_back(subject);
        else
            payloads.back().append(",").append(subject);
    }
    return payloads;
}

std::vector<std::string> subjectsIn(const std::string& payload)
{
    std::vector<std::string> subjects;
    for (std::size_t begin = 0; begin < payload.size();) {
        const std::size_t end = std::min(payload.find(',', begin), payload.size());
        subjects.push_back(payload.substr(begin, end - begin));
        begin = end + 1;
    }
    return subjects;
}

void announceChange(db::Transaction& transaction, const std::vector<std::string>& subjects)
{
    for (const std::string& payload : announcementsOf(subjects))
        transaction.query("SELECT pg_notify($1, $2)", kInvalidateChannel, payload);
}

} // namespace cf::bank
