// See DelimitedText.h.
#include "services/bank/importing/DelimitedText.h"

#include <algorithm>

namespace cf::bank::importing {
namespace {

// Reads a quoted field that begins at `at` (on its quote); leaves `at` behind the closing quote.
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

std::string csvCell(std::string_view text)
{
    std::string cell;
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
        !isPlainNumber(text))
        cell.push_back('\'');
    cell.append(text);
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

} // namespace cf::bank::importing
