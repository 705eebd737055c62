// Reads a finished workbook back and checks that all sheets exist and all parts are whole, well-formed XML. Used by
// XlsxFile before a workbook replaces its target.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>

namespace cf::client {

//! Also false if it became unwanted meanwhile.
bool isWholeWorkbook(const std::string& path, std::size_t sheets, const std::atomic<bool>& unwanted);

} // namespace cf::client
