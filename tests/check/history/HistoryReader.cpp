#include "tests/check/history/HistoryReader.h"

namespace cf::check {

Outcome<ReadHistory, HistoryMistake> readHistory(std::istream& text)
{
    ReadHistory history;
    std::string read;
    for (std::size_t number = 1; std::getline(text, read); ++number) {
        if (text.eof()) { // no line end
            history.torn = true;
            break;
        }
        auto line = lineOf(read);
        if (!line)
            return HistoryMistake{number, line.error()};
        if (std::string mistake = history.course.add(std::move(line).value()); !mistake.empty())
            return HistoryMistake{number, std::move(mistake)};
    }
    return history;
}

} // namespace cf::check
