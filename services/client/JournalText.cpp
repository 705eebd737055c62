// See JournalText.h.
#include "services/client/JournalText.h"

#include "services/contract/Binder.h"

#include <QCryptographicHash>

#include <algorithm>

namespace cf::client {

namespace {

constexpr std::size_t kSumLength = 16;

std::string sumOf(std::string_view json)
{
    const auto hash = QCryptographicHash::hash(QByteArrayView(json.data(), static_cast<qsizetype>(json.size())),
                                               QCryptographicHash::Sha256);
    return hash.toHex().left(kSumLength).toStdString();
}

std::optional<JournalLine> parseLine(std::string_view text)
{
    if (text.size() < kSumLength + 1 || text[kSumLength] != ' ')
        return std::nullopt;
    const std::string_view json = text.substr(kSumLength + 1);
    if (text.substr(0, kSumLength) != sumOf(json))
        return std::nullopt;
    auto line = contract::decodeDocument<JournalLine>(json);
    return line ? std::optional(std::move(line).value()) : std::nullopt;
}

void apply(const JournalLine& line, JournalReading& reading)
{
    auto& unresolved = reading.contents.unresolved;
    switch (line.event) {
    case JournalEvent::Opened:
        reading.staffId = line.staffId;
        reading.userName = line.userName.value_or("");
        return;
    case JournalEvent::Begun:
        if (line.key && line.debtorIban && line.creditorIban && line.amount)
            unresolved.push_back({*line.key, line.at, *line.debtorIban, *line.creditorIban, *line.amount});
        return;
    case JournalEvent::Finished:
        std::erase_if(unresolved, [&](const JournalEntry& entry) { return entry.key == line.key; });
        return;
    }
}

} // namespace

std::string textOf(const JournalLine& line)
{
    const std::string json = contract::encodeDocument(line);
    return sumOf(json) + " " + json + "\n";
}

JournalReading readJournal(std::string_view text)
{
    JournalReading reading;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = text.find('\n', at);
        const bool last = end == std::string_view::npos || end + 1 == text.size();
        const std::string_view whole = text.substr(at, end == std::string_view::npos ? end : end - at);
        const auto line = end == std::string_view::npos ? std::nullopt : parseLine(whole);
        // Each line was durable before the next was written: only the last can be torn.
        if (!line && last)
            break;
        if (line)
            apply(*line, reading);
        else
            ++reading.contents.damagedLines;
        ++reading.lines;
        at = end + 1;
    }
    reading.wholeLength = static_cast<std::int64_t>(at);
    return reading;
}

} // namespace cf::client
