#include "services/bank/platform/text/DelimitedText.h"

#include "models/domain/Text.h"

#include <algorithm>

namespace cf::platform {
namespace {

// Reads a quoted field whose quote is at `at`; leaves `at` after the closing quote.
std::optional<std::string> quotedField(std::string_view line, std::size_t& at)
{
    std::string field;
    for (++at; at < line.size(); ++at) {
        if (line[at] != '"') {
            field.push_back(line[at]);
        } else if (at + 1 < line.size() && line[at + 1] == '"') {
            field.push_back('"');
            ++at;
        } else {
            ++at;
            return field;
        }
    }
    return std::nullopt;
}

bool isPlainNumber(std::string_view text)
{
    if (text.starts_with('-'))
        text.remove_prefix(1);
    return !text.empty() && text.front() != '.' && text.back() != '.' &&
           std::count(text.begin(), text.end(), '.') <= 1 &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

} // namespace

std::optional<std::vector<std::string>> splitDelimited(std::string_view line, char separator)
{
    std::vector<std::string> fields;
    std::size_t at = 0;
    while (true) {
        if (at < line.size() && line[at] == '"') {
            auto field = quotedField(line, at);
            if (!field || (at < line.size() && line[at] != separator))
                return std::nullopt;
            fields.push_back(std::move(*field));
        } else {
            const std::size_t end = std::min(line.find(separator, at), line.size());
            fields.emplace_back(line.substr(at, end - at));
            at = end;
        }
        if (at >= line.size())
            return fields;
        ++at;
    }
}

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string_view withoutWrapping(std::string_view text)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    return text.substr(0, text.find_last_not_of("\x1A\r\n") + 1);
}

std::string formatProblemIn(std::string_view text, std::size_t fields)
{
    using namespace std::string_view_literals;
    const std::string_view whole = withoutWrapping(text);
    const std::string_view header = whole.substr(0, whole.find_first_of("\r\n"));
    if (header.starts_with("\xFF\xFE"sv) || header.starts_with("\xFE\xFF"sv) ||
        header.find('\0') != std::string_view::npos)
        return "is in UTF-16: save it as plain text (UTF-8 or ASCII) first.";
    if (header.starts_with("PK\x03\x04"sv))
        return "is a ZIP archive or a workbook: it must be plain text with semicolons.";
    for (const auto& [separator, name] : {std::pair(',', "commas"), std::pair('\t', "tabs"), std::pair('|', "bars")}) {
        const auto split = splitDelimited(header, separator);
        if (fields > 1 && split && split->size() == fields)
            return std::string("has ") + name + " between its fields: they must be semicolons.";
    }
    return {};
}

std::string csvCell(std::string_view text)
{
    std::string cell;
    if (beginsLikeFormula(text) && !isPlainNumber(text))
        cell.push_back('\'');
    cell.append(drawable(text, LineBreaks::Stay));
    if (cell.find_first_of(",\"\r\n") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"')
            quoted.push_back('"');
        quoted.push_back(c);
    }
    quoted.push_back('"');
    return quoted;
}

} // namespace cf::platform
