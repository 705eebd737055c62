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

//! The JSON of a line with a matching checksum.
std::optional<std::string_view> wholeJson(std::string_view text)
{
    if (text.size() < kSumLength + 1 || text[kSumLength] != ' ')
        return std::nullopt;
    const std::string_view json = text.substr(kSumLength + 1);
    return text.substr(0, kSumLength) == sumOf(json) ? std::optional(json) : std::nullopt;
}

OrderFacts factsOf(const JournalLine& line)
{
    return {line.kind.value_or(OrderKind::Transfer), line.debtorIban, line.creditorIban, line.amount,
            line.subject.value_or("")};
}

void apply(const JournalLine& line, JournalReading& reading)
{
    auto& unresolved = reading.contents.unresolved;
    switch (line.event) {
    case JournalEvent::Opened:
        reading.staffId = line.staffId;
        reading.userName = line.userName.value_or("");
        reading.bank = line.bank.value_or("");
        reading.version = line.version.value_or(0);
        return;
    case JournalEvent::Begun:
        if (line.key)
            unresolved.push_back({*line.key, line.at, factsOf(line)});
        return;
    case JournalEvent::Finished:
        std::erase_if(unresolved, [&](const JournalEntry& entry) { return entry.key == line.key; });
        return;
    }
}

void take(std::string_view text, JournalReading& reading)
{
    const auto json = wholeJson(text);
    const auto line = json ? std::optional(contract::decodeDocument<JournalLine>(*json)) : std::nullopt;
    if (line && *line)
        apply(line->value(), reading);
    else if (json)
        reading.hasNewerLines = true;
    else
        ++reading.contents.damagedLines;
    ++reading.lines;
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
    // Each line was durable before the next was written: text after the last line end was never complete.
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', at)) {
        take(text.substr(at, end - at), reading);
        at = end + 1;
    }
    reading.wholeLength = static_cast<std::int64_t>(at);
    return reading;
}

} // namespace cf::client
