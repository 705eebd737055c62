// See WorkbookCheck.h.
#include "services/client/WorkbookCheck.h"

#include <minizip/unzip.h>

#include <array>
#include <memory>
#include <string_view>

namespace cf::client {
namespace {

struct CloseZip
{
    void operator()(void* zip) const { unzClose(zip); }
};

//! Unpacks the whole member, which compares its CRC, and looks at its last bytes.
bool isWholeSheet(unzFile zip, const std::string& name, const std::atomic<bool>& unwanted)
{
    constexpr std::string_view kEnd = "</worksheet>";
    if (unzLocateFile(zip, name.c_str(), 1) != UNZ_OK || unzOpenCurrentFile(zip) != UNZ_OK)
        return false;
    std::array<char, 1 << 16> buffer;
    std::string tail;
    int got = 0;
    while (!unwanted && (got = unzReadCurrentFile(zip, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
        tail.append(buffer.data(), static_cast<std::size_t>(got));
        if (tail.size() > kEnd.size())
            tail.erase(0, tail.size() - kEnd.size());
    }
    const bool intact = unzCloseCurrentFile(zip) == UNZ_OK;
    return got == 0 && !unwanted && intact && tail == kEnd;
}

} // namespace

bool isWholeWorkbook(const std::string& path, std::size_t sheets, const std::atomic<bool>& unwanted)
{
    const std::unique_ptr<void, CloseZip> zip(unzOpen64(path.c_str()));
    if (!zip)
        return false;
    for (std::size_t i = 1; i <= sheets; ++i) {
        if (!isWholeSheet(zip.get(), "xl/worksheets/sheet" + std::to_string(i) + ".xml", unwanted))
            return false;
    }
    return true;
}

} // namespace cf::client
