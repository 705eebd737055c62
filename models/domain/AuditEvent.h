// An event that must stay provable, and its canonical leaf: the bytes that are stored and hashed and never re-encoded.
// Created by every capability of the bank inside the change's own transaction.
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
    Refused, //!< The bank refused, and nothing changed.
    Failed,  //!< A failure; the event states what is known.
    Unknown, //!< Not known to this program; never recorded.
};

struct AuditEvent
{
    Uuid id = Uuid::v7();
    std::string action; //!< The action, "signIn.succeeded".
    Instant at{};
    std::optional<StaffId> actor; //!< Empty: the bank itself, or somebody unknown.
    std::optional<Role> role;     //!< The actor's, at that time.
    std::optional<BranchId> branch;
    std::optional<CustomerId> customer; //!< Whose data it concerns.
    AuditResult result = AuditResult::Succeeded;
    std::string traceId;              //!< Of the request that caused it, 32 hexadecimal digits, or empty.
    std::string objectId;             //!< The wire form of the object's id, or empty.
    std::vector<std::string> related; //!< Further ids in wire form: a transfer's accounts.
    std::string detail;  //!< A JSON list of changes (services/bank/audit/AuditDetail.h); encrypted if personal.
    bool sealed = false; //!< Whether detail is encrypted with the customer's DEK, context "audit <event id>".

    bool operator==(const AuditEvent&) const = default;
};

//! Version byte 1, then the members in order, each prefixed with its length (4 bytes, big-endian). Ids are their 16
//! bytes, the instant is microseconds since 1970 (8 bytes, big-endian), role and result are lower-case words, absent
//! members are empty; `related` is one field of fields, `sealed` one byte, 0 or 1.
std::string canonicalLeaf(const AuditEvent& event);

//! Accepts only the output of canonicalLeaf(): leaves and events map one to one.
std::optional<AuditEvent> parseLeaf(std::string_view leaf);

} // namespace cf
