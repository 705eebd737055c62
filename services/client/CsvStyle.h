// The text format of an export: machine-readable, the same on every desktop, or as a region's spreadsheets expect.
#pragma once

#include "services/client/AuditColumns.h"

namespace cf::client {

struct CsvStyle
{
    char separator = ',';
    //! In UTF-8; empty: auditHeadings(). The cells below are the same in every style.
    std::array<std::string, kAuditColumns> headings = {};
};

} // namespace cf::client
