// Records reads of customers' data. Handlers record before they answer: what could not be recorded may not be shown,
// and the router withholds any answer of such an operation without a recorded read. It sends the answer once the record
// is durable, so that no thread waits for the disk. ReadAuditSpool is the production implementation.
//
// Each operation declares what it leaves (OperationInfo::recorded). A test finds in the types of all answers which of
// them show a person's data. A change that had nothing to change, or an order repeated under its key, shows the data
// all the same and counts as a read then.
//
// A search that is typed further finds less and less of the same. So it is recorded when it begins, when it finds more,
// and once at its end with how many hits there were (recordSearch).
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/api/Call.h"
#include "services/bank/api/Environment.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/platform/postgres/Error.h"

#include <chrono>
#include <map>
#include <mutex>

namespace cf::bank {

//! The read is not on this machine's disk. Callers see it as an unavailable database: 503, try again.
class ReadNotRecorded : public db::Error
{
public:
    explicit ReadNotRecorded(const std::string& why)
        : db::Error(db::ErrorKind::Unavailable, {}, why)
    {
    }
};

class ReadAudit
{
public:
    //! Ids and times of the events, and how long a search lasts, are the environment's.
    explicit ReadAudit(Environment environment = {})
        : m_environment(std::move(environment))
    {
    }
    virtual ~ReadAudit() = default;

    //! Has the call's answer sent only once the event is durable on this machine's disk. Throws ReadNotRecorded if it
    //! is known already that it will not be, and then nothing may be shown. Actor, role, branch, trace and time come
    //! from the call. `detail` holds nothing personal. Thread-safe; waits for the disk only if the call has recorded
    //! something else.
    void record(Call& call, std::string action, std::optional<CustomerId> customer, std::string objectId,
                std::vector<std::string> related = {}, const Changes& detail = {});
    //! The same for an event from eventOfRead().
    void record(Call& call, const AuditEvent& read);
    //! Returns once what the call has recorded is durable; throws ReadNotRecorded.
    static void settle(Call& call);
    //! The event that record() would store, for callers that may have to store it elsewhere.
    AuditEvent eventOfRead(const Call& call, std::string action, std::optional<CustomerId> customer,
                           std::string objectId, std::vector<std::string> related = {},
                           const Changes& detail = {}) const;

    //! A search for `text` that found `hits`. Records its length and the number of hits, not the words, which may be a
    //! name. Typing on narrows the result: until a pause of kTypingPause it counts as the same search, and at its end a
    //! second event gives the number of searches and the last one's hits. Operations are separate searches, as the same
    //! words reveal more in one than in another.
    void recordSearch(Call& call, const contract::OperationInfo& operation, std::string_view text, std::int64_t hits);

    //! For one page of the list named by `list`: calls `recording` and waits for the disk, unless this is a further
    //! page of a list the caller began on this server within the hour. Asking only for further pages is recorded too.
    void onPage(Call& call, const std::string& list, bool first, const std::function<void()>& recording);

    //! Writes the second event of searches that have ended, or of every search if `all`. Called about once a second and
    //! at shutdown. Does not throw: the first event covers what was shown.
    void endSearches(bool all);

    //! Returns once the event, a read or another, is durable. Throws ReadNotRecorded.
    void keep(const AuditEvent& event);

    static constexpr std::chrono::seconds kTypingPause{15};
    static constexpr std::chrono::minutes kTypingAtMost{2};

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    //! One person's search in one place, as it is typed.
    struct Typing
    {
        struct Recorded
        {
            std::string text;
            std::int64_t hits = 0;
        };
        AuditEvent last; //!< Event of the last search, written or not.
        std::vector<Recorded> recorded;
        std::int64_t searches = 1;
        TimePoint begun;
        TimePoint at;

        //! Whether a recorded search's result covers that of `text`.
        bool covers(std::string_view text, std::int64_t hits) const;
        bool isOver(TimePoint now) const { return now - at >= kTypingPause || now - begun >= kTypingAtMost; }
    };

    //! Begins to keep it; throws ReadNotRecorded if that is impossible now.
    virtual std::shared_ptr<Recording> begin(const AuditEvent& event) = 0;
    void recordEnd(const Typing& typing);

    const Environment m_environment;
    std::mutex m_mutex;
    std::map<std::string, TimePoint> m_begun; //!< By caller and list.
    std::map<std::string, Typing> m_typing;   //!< By caller and operation.
};

//! An event for this call, with its actor, role, branch, trace and time.
AuditEvent eventOf(const Call& call, std::string action, const Environment& environment = {});

} // namespace cf::bank
