// A query of the audit trail with every name in it looked up: what AuditWalk.h can find events by. Made by the routes.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/audit/AuditWords.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Audit.h"

namespace cf::bank {

//! One name may mean so many; a name that means more has to be written out.
inline constexpr std::size_t kMostMeanings = 200;

//! Holds for an event of which any of these is true; for none when nothing is listed. Ids are UUIDs with hyphens.
struct AuditCondition
{
    std::vector<std::string> actors;
    std::vector<std::string> branches;
    std::vector<std::string> subjects;
    std::vector<std::string> actions; //!< Whole ones.
    std::vector<std::string> traces;
    std::optional<AuditResult> result;

    bool isEmpty() const
    {
        return actors.empty() && branches.empty() && subjects.empty() && actions.empty() && traces.empty() && !result;
    }
};

//! What all must hold.
struct AuditFilter
{
    std::vector<AuditCondition> conditions;
    std::optional<Instant> from; //!< Inclusive.
    std::optional<Instant> to;   //!< Exclusive.
    std::optional<std::int64_t> seq;
    std::optional<Date> today;          //!< The day that words like "yesterday" were reckoned from; of a search only.
    std::vector<std::string> concerned; //!< Wire forms of the ids that the subjects' names stand for.

    bool narrows() const { return !conditions.empty() || from || to || seq; }
};

//! Members of `query` and the words of its search, together. InvalidRequest when one is a mistake; `where` stands
//! before the member's name in the pointer ("?search"). Days are those of `callersBranch`, `words` those that its
//! search may hold; "today" is `today`, or the branch's now. Throws db::Error.
contract::Answer<AuditFilter> filterOf(db::Transaction& transaction, const contract::AuditQuery& query,
                                       BranchId callersBranch, const std::string& where = "?",
                                       const AuditWords& words = AuditWords(),
                                       std::optional<Date> today = std::nullopt);

//! Every action in the trail, in alphabetical order: as many steps down an index as there are actions.
std::vector<std::string> auditActions(db::Transaction& transaction);

//! The UUID inside any id's wire form ("cus_…"), or written as one, however it was typed (models/domain/Reference.h).
std::optional<std::string> uuidInside(std::string_view id);

} // namespace cf::bank
