// One thing that happened and must stay provable, and its canonical leaf: the bytes that are kept, hashed and never
// written anew. Made by every capability of the bank inside the change's own transaction.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Ids.h"
#include "models/domain/Role.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf {

enum class AuditResult
{
    Succeeded,
    Refused, //!< The bank said no, and nothing changed.
    Failed,  //!< It broke; the event says what is known.
    Unknown, //!< A word that this program does not know; never recorded.
};

struct AuditEvent
{
    Uuid id = Uuid::v7();
    std::string action; //!< What happened, "signIn.succeeded".
    Instant at{};
    std::optional<StaffId> actor; //!< Empty: the bank itself, or nobody it knows.
    std::optional<Role> role;     //!< The actor's, at that time.
    std::optional<BranchId> branch;
    std::optional<CustomerId> customer; //!< Whose data it concerns.
    AuditResult result = AuditResult::Succeeded;
    std::string traceId;              //!< Of the request that caused it, 32 hexadecimal digits, or empty.
    std::string objectId;             //!< The wire form of the id of what it concerns, or empty.
    std::vector<std::string> related; //!< Further ids in wire form: a transfer's accounts.
    std::string detail;  //!< A JSON list of changes (services/bank/audit/AuditDetail.h); sealed when it is personal.
    bool sealed = false; //!< Whether detail is under the customer's key, context "audit <event id>".

    bool operator==(const AuditEvent&) const = default;
};

//! Version byte 1, then the members in their order, each behind its length (4 bytes, big-endian). Ids are their 16
//! bytes, the instant is microseconds since 1970 (8 bytes, big-endian), role and result are their lower-case words,
//! what is absent is empty; `related` is one field of fields, `sealed` one byte, 0 or 1.
std::string canonicalLeaf(const AuditEvent& event);

//! Only what canonicalLeaf() wrote is read: a leaf has exactly one event and an event exactly one leaf.
std::optional<AuditEvent> parseLeaf(std::string_view leaf);

} // namespace cf
