#include "services/bank/accounts/EntrySearch.h"

#include "services/bank/accounts/EntryRows.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

namespace cf::bank {
namespace {

constexpr std::size_t kMostEntryWords = 10;

//! Lower-case letters without accents; every blank is one blank.
std::u16string foldedEntryText(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const auto* apart = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU has no data for Unicode normalisation");
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())));
    const icu::UnicodeString plain = apart->normalize(fold->normalize(text, status), status);
    icu::UnicodeString result;
    for (int at = 0; at < plain.length(); at = plain.moveIndex32(at, 1)) {
        const UChar32 c = plain.char32At(at);
        if (u_isUWhiteSpace(c))
            result.append(u' ');
        else if (u_charType(c) != U_NON_SPACING_MARK)
            result.append(c);
    }
    return {result.getBuffer(), static_cast<std::size_t>(result.length())};
}

std::string searchSql()
{
    return entriesFrom("SELECT * FROM bank.entry WHERE account_id = $1 AND number >= $2 AND number < $3"
                       // Not abs(), which the least amount of all does not have.
                       " AND ($4::bigint IS NULL OR amount >= $4 OR amount <= -$4)"
                       " AND ($5::bigint IS NULL OR amount BETWEEN -$5 AND $5)"
                       " AND ($6::date IS NULL OR booking_date >= $6) AND ($7::date IS NULL OR booking_date <= $7)"
                       " ORDER BY number DESC LIMIT $8",
                       "e.number DESC");
}

std::optional<std::string> isoOf(const std::optional<Date>& date)
{
    return date ? std::optional(toString(*date)) : std::nullopt;
}

} // namespace

FoldedWords foldedWords(std::string_view text)
{
    const std::u16string folded = foldedEntryText(text);
    FoldedWords words;
    for (std::size_t begin = 0; begin < folded.size() && words.size() < kMostEntryWords;) {
        const std::size_t end = std::min(folded.find(u' ', begin), folded.size());
        if (end > begin)
            words.push_back(folded.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

bool matches(const FoldedWords& words, std::string_view counterparty, std::string_view memo)
{
    if (words.empty())
        return true;
    const std::u16string texts = foldedEntryText(counterparty) + u'\n' + foldedEntryText(memo);
    return std::all_of(words.begin(), words.end(),
                       [&](const std::u16string& word) { return texts.find(word) != std::u16string::npos; });
}

contract::Page<contract::Entry> searchEntries(db::Transaction& transaction, const CustomerKeys& keys, AccountId account,
                                              const EntryFilter& filter, int limit, const EntryBudget& budget)
{
    static const std::string sql = searchSql();
    const std::string id = account.uuid().toString();
    const auto head = transaction.query("SELECT last_entry_number FROM bank.account WHERE id = $1", id);
    const std::int64_t newest = head.empty() ? 0 : head.value<std::int64_t>();
    const std::int64_t end = std::min(filter.before.value_or(newest + 1), newest + 1);
    const bool withText = !filter.words.empty();
    const std::int64_t lowest = std::max<std::int64_t>(1, end - (withText ? budget.withText : budget.withoutText));
    contract::Page<contract::Entry> page;
    std::int64_t examined = lowest; // every entry from here up, unless the page is full before
    for (const auto& row : transaction.query(sql.c_str(), id, lowest, end, filter.leastMinorUnits,
                                             filter.mostMinorUnits, isoOf(filter.from), isoOf(filter.to),
                                             withText ? budget.withText : static_cast<std::int64_t>(limit))) {
        contract::Entry entry = entryOf(keys, row);
        if (!matches(filter.words, entry.counterpartyName, entry.memo))
            continue;
        page.items.push_back(std::move(entry));
        if (page.items.size() == static_cast<std::size_t>(limit)) {
            examined = page.items.back().number;
            break;
        }
    }
    page.more = examined > 1;
    page.lastKey = std::to_string(examined);
    page.count = static_cast<std::int64_t>(page.items.size()) + (page.more ? 1 : 0);
    page.countExact = !page.more && !filter.before;
    return page;
}

} // namespace cf::bank
