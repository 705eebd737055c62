// How an export is written as text: as machines read it, the same on every desk, or as the spreadsheet of a region
// does.
#pragma once

#include "services/client/AuditColumns.h"

namespace cf::client {

struct CsvStyle
{
    char separator = ',';
    //! In UTF-8; empty: auditHeadings(). What stands below them is the same in every style.
    std::array<std::string, kAuditColumns> headings = {};
};

} // namespace cf::client
