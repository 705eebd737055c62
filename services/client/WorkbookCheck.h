// Reads a finished workbook back: whether each of its sheets is there, and every part whole and well-formed XML. Used
// by XlsxFile before a workbook takes its place.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>

namespace cf::client {

//! False as well when it became unwanted meanwhile.
bool isWholeWorkbook(const std::string& path, std::size_t sheets, const std::atomic<bool>& unwanted);

} // namespace cf::client
