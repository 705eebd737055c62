#include "services/bank/documents/FileKind.h"

#include <algorithm>
#include <array>

namespace cf::bank {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kPdfHeaderWithin = 1'024;

struct Signature
{
    std::string_view begins;
    std::string_view name;
};

constexpr std::array kOthers = std::to_array<Signature>({
    {"GIF87a"sv, "GIF"},
    {"GIF89a"sv, "GIF"},
    {"II*\0"sv, "TIFF"},
    {"MM\0*"sv, "TIFF"},
    {"PK\x03\x04"sv, "ZIP"}, // also every modern office document
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "Microsoft Office"},
    {"Rar!\x1A\x07"sv, "RAR"},
    {"7z\xBC\xAF\x27\x1C"sv, "7-Zip"},
    {"{\\rtf"sv, "RTF"},
    {"\x7F"
     "ELF"sv,
     "ELF"},
});

// ISO 14496-12 files name their kind at byte 8, as HEIC and AVIF pictures do.
std::string_view boxedKind(std::string_view content)
{
    if (content.substr(0, 12).size() < 12 || content.substr(4, 4) != "ftyp")
        return {};
    const std::string_view brand = content.substr(8, 4);
    for (const std::string_view heif : {"heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"})
        if (brand == heif)
            return "HEIC";
    return brand == "avif" || brand == "avis" ? "AVIF" : "MP4";
}

// HTML and similar, which a browser would execute.
std::string_view markupKind(std::string_view content)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (content.starts_with(kByteOrderMark))
        content.remove_prefix(kByteOrderMark.size());
    content.remove_prefix(std::min(content.find_first_not_of(" \t\r\n"), content.size()));
    std::string begin(content.substr(0, 16));
    std::transform(begin.begin(), begin.end(), begin.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<script"})
        if (begin.starts_with(tag))
            return "HTML";
    if (begin.starts_with("<svg"))
        return "SVG";
    return begin.starts_with("<?xml") ? "XML" : std::string_view();
}

bool isLayout(char32_t codePoint)
{
    return codePoint == '\t' || codePoint == '\n' || codePoint == '\r' || codePoint == '\f';
}

// Two bytes a character, after a byte order mark.
bool isUtf16(std::string_view content)
{
    const bool little = content.starts_with("\xFF\xFE"sv);
    if ((!little && !content.starts_with("\xFE\xFF"sv)) || content.size() % 2 != 0)
        return false;
    for (std::size_t i = 2; i < content.size(); i += 2) {
        const auto low = static_cast<unsigned char>(content[little ? i : i + 1]);
        const auto high = static_cast<unsigned char>(content[little ? i + 1 : i]);
        if (high == 0 && (low < 0x20 || low == 0x7F) && !isLayout(low))
            return false;
    }
    return true;
}

// Above ASCII everything is a letter in some old code page (CP1250 has Š where ISO 8859-2 has a control).
bool isText(std::string_view content)
{
    // DOS programs end a text with one Ctrl-Z.
    if (content.ends_with('\x1A'))
        content.remove_suffix(1);
    return isUtf16(content) || std::none_of(content.begin(), content.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return (byte < 0x20 && !isLayout(byte)) || byte == 0x7F;
           });
}

std::string nameOf(std::string_view content)
{
    for (const Signature& other : kOthers)
        if (content.starts_with(other.begins))
            return std::string(other.name);
    if (content.starts_with("MZ") && !isText(content))
        return "EXE";
    if (content.starts_with("RIFF") && content.substr(0, 12).ends_with("WEBP"))
        return "WebP";
    const std::string_view boxed = boxedKind(content);
    return std::string(boxed.empty() ? markupKind(content) : boxed);
}

bool isPdf(std::string_view content, std::string_view named)
{
    const std::size_t header = content.substr(0, kPdfHeaderWithin).find("%PDF-");
    if (header == 0)
        return true;
    // Text may mention PDF, but lacks a PDF's trailer.
    return header != std::string_view::npos &&
           (named == "application/pdf" || !isText(content) || content.find("startxref") != std::string_view::npos);
}

} // namespace

FileKind fileKindOf(std::string_view content, std::string_view named)
{
    if (isPdf(content, named))
        return {"application/pdf", {}};
    if (content.starts_with("\x89PNG\r\n\x1A\n"sv))
        return {"image/png", {}};
    if (content.starts_with("\xFF\xD8\xFF"sv))
        return {"image/jpeg", {}};
    if (std::string name = nameOf(content); !name.empty())
        return {{}, std::move(name)};
    const bool namedOtherwise = named == "application/pdf" || named.starts_with("image/");
    return {isText(content) && !namedOtherwise ? "text/plain" : "", {}};
}

} // namespace cf::bank
