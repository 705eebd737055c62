// That somebody looked at a customer's data. Handlers record it before they answer; what could not be recorded may not
// be shown, and the router sends no answer of such an operation that is not noted as recorded. ReadAuditSpool is the
// real one.
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

//! The look is not on this machine's disk. To the caller it is as if the database were away: 503, try again.
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
    using Now = std::function<std::chrono::steady_clock::time_point()>;

    explicit ReadAudit(Now now = std::chrono::steady_clock::now)
        : m_now(std::move(now))
    {
    }
    virtual ~ReadAudit() = default;

    //! Returns when the event is durable on this machine's disk; throws ReadNotRecorded, and then nothing may be
    //! shown. Actor, role, branch, trace and time come from the call. `said` holds nothing personal. Any thread; waits
    //! for the disk.
    void record(Call& call, std::string action, std::optional<CustomerId> customer, std::string objectId,
                std::vector<std::string> related = {}, const Changes& said = {});
    //! The same for what readEventOf() made.
    void record(Call& call, const AuditEvent& look);

    //! A search that found `hits` for `text`: how long it was and how many there were, not the words, which may be a
    //! name. Whoever types on narrows what was found: until a pause of kTypingPause that is the same search, and when
    //! it has ended a second event says how many there were and what the last one found. Each operation is a search of
    //! its own, for the same words show more in one than in another.
    void recordSearch(Call& call, const contract::OperationInfo& operation, std::string_view text, std::int64_t hits);

    //! For one page of a list, `list` saying which: calls `recording`, unless this is a further page of what the caller
    //! was seen to begin here within the hour. Whoever asks for further pages only is seen as well.
    void onPage(Call& call, const std::string& list, bool first, const std::function<void()>& recording);

    //! Writes the second event of searches that have ended; of `all`, whether they have or not. Called about once a
    //! second and before the end. Does not throw: the first event stands for what was shown.
    void settle(bool all);

    //! An event that is no look, durable like one. Throws ReadNotRecorded.
    void keepEvent(const AuditEvent& event) { keep(event); }

    static constexpr std::chrono::seconds kTypingPause{15};
    static constexpr std::chrono::minutes kTypingAtMost{2};

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    //! What one person searches for in one place, as it is typed.
    struct Typing
    {
        struct Recorded
        {
            std::string text;
            std::int64_t hits = 0;
        };
        AuditEvent last; //!< The event of the last search, written or not.
        std::vector<Recorded> recorded;
        std::int64_t searches = 1;
        TimePoint begun;
        TimePoint at;

        //! Whether what `text` found was among what a recorded search found.
        bool covers(std::string_view text, std::int64_t hits) const;
        bool isOver(TimePoint now) const { return now - at >= kTypingPause || now - begun >= kTypingAtMost; }
    };

    virtual void keep(const AuditEvent& event) = 0;
    void tellEnd(const Typing& typing);

    Now m_now;
    std::mutex m_mutex;
    std::map<std::string, TimePoint> m_begun; //!< By caller and list.
    std::map<std::string, Typing> m_typing;   //!< By caller and operation.
};

//! The event of this call: its actor, role, branch, trace and the time.
AuditEvent eventOf(const Call& call, std::string action, const Environment& environment = {});

//! The event of a look, as ReadAudit::record() keeps it.
AuditEvent readEventOf(const Call& call, std::string action, std::optional<CustomerId> customer, std::string objectId,
                       std::vector<std::string> related = {}, const Changes& said = {},
                       const Environment& environment = {});

} // namespace cf::bank
