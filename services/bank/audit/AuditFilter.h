// An audit trail query with every name resolved to ids, ready for AuditScan.h. Built by the routes.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/audit/AuditWords.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Audit.h"

namespace cf::bank {

//! The most ids one name may resolve to; a more ambiguous name must be spelled out.
inline constexpr std::size_t kMostMeanings = 200;

//! Matches an event if any of these matches; matches none when all are empty. Ids are UUIDs with hyphens.
struct AuditCondition
{
    std::vector<std::string> actors;
    std::vector<std::string> branches;
    std::vector<std::string> subjects;
    std::vector<std::string> actions; //!< Full action names.
    std::vector<std::string> traces;
    std::optional<AuditResult> result;

    bool isEmpty() const
    {
        return actors.empty() && branches.empty() && subjects.empty() && actions.empty() && traces.empty() && !result;
    }
};

//! All of these must match.
struct AuditFilter
{
    std::vector<AuditCondition> conditions;
    std::optional<Instant> from; //!< Inclusive.
    std::optional<Instant> to;   //!< Exclusive.
    std::optional<std::int64_t> seq;
    std::optional<Date> today;          //!< What "yesterday" and the like were resolved against; searches only.
    std::vector<std::string> concerned; //!< Wire forms of the ids that the subjects' names resolve to.

    bool narrows() const { return !conditions.empty() || from || to || seq; }
};

//! Combines the members of `query` with the terms of its search. InvalidRequest when one is invalid; `where` prefixes
//! the member's name in the pointer ("?search"). Days are those of `callersBranch`; `words` is the search vocabulary;
//! "today" is `today`, or the branch's current day. Throws db::Error.
contract::Answer<AuditFilter> filterOf(db::Transaction& transaction, const contract::AuditQuery& query,
                                       BranchId callersBranch, const std::string& where = "?",
                                       const AuditWords& words = AuditWords(),
                                       std::optional<Date> today = std::nullopt);

//! Every action in the trail, alphabetically: one index probe per distinct action.
std::vector<std::string> auditActions(db::Transaction& transaction);

//! The UUID inside any id's wire form ("cus_…") or a plain UUID, however it was typed (models/domain/Reference.h).
std::optional<std::string> uuidInside(std::string_view id);

} // namespace cf::bank
