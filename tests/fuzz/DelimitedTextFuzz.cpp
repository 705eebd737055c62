// Delimited text: lines and fields of files that are brought, cells of reports that are taken away. Input: a separator,
// and from the second character on the text.
#include "services/bank/platform/text/DelimitedText.h"
#include "tests/fuzz/Property.h"

#include <string>

using namespace cf;
using fuzz::require;

namespace {

constexpr std::size_t kLongestReason = 200;

std::string quoted(std::string_view field)
{
    std::string text = "\"";
    for (const char c : field)
        text.append(c == '"' ? 2 : 1, c);
    return text + "\"";
}

void checkLines(std::string_view text)
{
    std::size_t bytes = 0;
    for (const std::string_view line : platform::splitLines(text)) {
        require(line.find('\n') == line.npos, "a line has no line end");
        bytes += line.size();
    }
    require(bytes <= text.size(), "lines are parts of the text");
    const std::string_view unwrapped = platform::withoutWrapping(text);
    require(unwrapped.empty() || (unwrapped.back() != '\n' && unwrapped.back() != '\r' && unwrapped.back() != '\x1A'),
            "no empty line is left at the end");
    for (const std::size_t fields : {1, 4, 16})
        require(platform::formatProblemIn(text, fields).size() <= kLongestReason,
                "what is wrong with a file is a sentence");
}

void checkFields(std::string_view line, char separator)
{
    const auto fields = platform::splitDelimited(line, separator);
    if (!fields)
        return;
    require(!fields->empty(), "a line has a field");
    std::string again;
    for (const std::string& field : *fields)
        again += (again.empty() ? "" : std::string(1, separator)) + quoted(field);
    require(platform::splitDelimited(again, separator) == fields, "fields come back from quotation marks");
}

//! What a spreadsheet makes of a cell.
void checkCell(std::string_view text)
{
    const std::string cell = platform::csvCell(text);
    const auto read = platform::splitDelimited(cell, ',');
    require(read && read->size() == 1, "a cell is one cell");
    const std::string& shown = read->front();
    require(fuzz::isUtf8(shown), "a cell is text");
    const bool number = shown.find_first_not_of("-.0123456789") == std::string::npos;
    require(number || !beginsLikeFormula(shown), "no cell is a formula");
    require(shown == drawable(text, LineBreaks::Stay) || shown == "'" + drawable(text, LineBreaks::Stay),
            "a cell says what the text says");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view text = fuzz::textOf(data, size);
    const char separator = text.empty() || text.front() == '"' ? ';' : text.front();
    text.remove_prefix(text.empty() ? 0 : 1);
    checkLines(text);
    for (const std::string_view line : platform::splitLines(text)) {
        checkFields(line, separator);
        checkCell(line);
    }
    checkFields(text, separator);
    checkCell(text);
    return 0;
}
