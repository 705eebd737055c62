// One thing that happened and must stay provable, and its canonical leaf: the bytes that are kept, hashed and never
// written anew. Made by every capability of the bank inside the change's own transaction.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Ids.h"
#include "models/domain/Role.h"

#include <optional>
#include <string>
#include <string_view>

namespace cf {

struct AuditEvent
{
    Uuid id = Uuid::v7();
    std::string action; //!< What happened, "signIn.succeeded".
    Instant at{};
    std::optional<StaffId> actor; //!< Empty: the bank itself, or nobody it knows.
    std::optional<Role> role;     //!< The actor's, at that time.
    std::optional<BranchId> branch;
    std::optional<CustomerId> customer; //!< Whose data it concerns.
    std::string objectId;               //!< The wire form of the id of what it concerns, or empty.
    std::string detail;                 //!< Plain text, or sealed bytes when it is personal.

    bool operator==(const AuditEvent&) const = default;
};

//! Version byte 1, then the members in their order, each behind its length (4 bytes, big-endian). Ids are their 16
//! bytes, the instant is microseconds since 1970 (8 bytes, big-endian), the role is its lower-case word, what is absent
//! is empty.
std::string canonicalLeaf(const AuditEvent& event);

//! Only what canonicalLeaf() wrote is read: a leaf has exactly one event and an event exactly one leaf.
std::optional<AuditEvent> parseLeaf(std::string_view leaf);

} // namespace cf
