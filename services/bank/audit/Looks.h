// That somebody looked at a customer's data. Handlers record it before they answer; what could not be recorded may not
// be shown. LookSpool is the real one.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/api/Call.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/platform/postgres/Error.h"

#include <chrono>
#include <map>
#include <mutex>

namespace cf::bank {

//! The look is not on this machine's disk. To the caller it is as if the database were away: 503, try again.
class LookNotRecorded : public db::Error
{
public:
    explicit LookNotRecorded(const std::string& why)
        : db::Error(db::ErrorKind::Unavailable, {}, why)
    {
    }
};

class Looks
{
public:
    virtual ~Looks() = default;

    //! Returns when the event is durable on this machine's disk; throws LookNotRecorded, and then nothing may be
    //! shown. Actor, role, branch, trace and time come from the call. `said` holds nothing personal. Any thread; waits
    //! for the disk.
    void record(const Call& call, std::string action, std::optional<CustomerId> customer, std::string objectId,
                std::vector<std::string> related = {}, const Changes& said = {});

    //! A search that found `hits` for `text`: how long it was and how many there were, not the words, which may be a
    //! name. Nothing is recorded below three characters: that is still typing.
    void recordSearch(const Call& call, std::string_view text, std::int64_t hits);

    //! For one page of a list, `list` saying which: calls `recording`, unless this is a further page of what the caller
    //! was seen to begin here within the hour. Whoever asks for further pages only is seen as well.
    void onPage(const Call& call, const std::string& list, bool first, const std::function<void()>& recording);

private:
    virtual void keep(const AuditEvent& event) = 0;

    std::mutex m_mutex;
    std::map<std::string, std::chrono::steady_clock::time_point> m_begun; //!< By caller and list.
};

//! The event of this call: its actor, role, branch, trace and the time.
AuditEvent eventOf(const Call& call, std::string action);

} // namespace cf::bank
