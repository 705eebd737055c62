#include "services/client/WorkbookCheck.h"

#include <QXmlStreamReader>

#include <minizip/unzip.h>

#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace cf::client {
namespace {

struct CloseZip
{
    void operator()(void* zip) const { unzClose(zip); }
};

//! Unpacks the zip's current member, which verifies its CRC, and parses it as XML.
bool isWholeXml(unzFile zip, const std::atomic<bool>& unwanted)
{
    if (unzOpenCurrentFile(zip) != UNZ_OK)
        return false;
    std::vector<char> buffer(1 << 16);
    QXmlStreamReader xml;
    int got = 0;
    while (!unwanted && (got = unzReadCurrentFile(zip, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
        xml.addData(QByteArray(buffer.data(), got));
        while (!xml.atEnd())
            xml.readNext();
        if (xml.error() != QXmlStreamReader::PrematureEndOfDocumentError && xml.hasError())
            break;
    }
    const bool intact = unzCloseCurrentFile(zip) == UNZ_OK;
    return got == 0 && !unwanted && intact && xml.atEnd() && !xml.hasError();
}

bool isXml(std::string_view name)
{
    return name.ends_with(".xml") || name.ends_with(".rels");
}

} // namespace

bool isWholeWorkbook(const std::string& path, std::size_t sheets, const std::atomic<bool>& unwanted)
{
    const std::unique_ptr<void, CloseZip> zip(unzOpen64(path.c_str()));
    if (!zip)
        return false;
    for (std::size_t i = 1; i <= sheets; ++i) {
        if (unzLocateFile(zip.get(), ("xl/worksheets/sheet" + std::to_string(i) + ".xml").c_str(), 1) != UNZ_OK)
            return false;
    }
    int at = unzGoToFirstFile(zip.get());
    for (; at == UNZ_OK; at = unzGoToNextFile(zip.get())) {
        std::array<char, 256> name{};
        if (unzGetCurrentFileInfo64(zip.get(), nullptr, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) !=
                UNZ_OK ||
            (isXml(name.data()) && !isWholeXml(zip.get(), unwanted)))
            return false;
    }
    return at == UNZ_END_OF_LIST_OF_FILE;
}

} // namespace cf::client
