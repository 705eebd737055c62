// The columns of an exported audit trail, the same in every format and desktop language: an export is evidence, and two
// exports of the same events must match. Used by CsvFile and XlsxFile.
#pragma once

#include "services/contract/Audit.h"

#include <array>
#include <string>
#include <string_view>

namespace cf::client {

enum class AuditColumn
{
    Number,
    Time, //!< RFC 3339 in UTC, microseconds.
    Action,
    Result,
    Actor,
    ActorId,
    Role,
    BranchCode,
    Branch,
    Subjects, //!< "id label; id label", the main one first.
    TraceId,
    EventId,
};
inline constexpr std::size_t kAuditColumns = 12;

std::array<std::string_view, kAuditColumns> auditHeadings();
//! Plain text, not yet quoted for any format.
std::array<std::string, kAuditColumns> auditCells(const contract::AuditRow& row);

} // namespace cf::client
