#include "services/bank/statements/StatementWords.h"

#include <array>

namespace cf::bank {
namespace {

constexpr const char* kNoBreak = "\u00a0";

constexpr std::array kLanguages{
    StatementWords{.language = "en",
                   .title = "Account statement",
                   .iban = "IBAN",
                   .moreHolders = "and %1 more",
                   .currency = "Currency",
                   .period = "Period",
                   .fromTo = "%1 to %2",
                   .entries = "Entries",
                   .opening = "Opening balance",
                   .credits = "Credits",
                   .debits = "Debits",
                   .closing = "Closing balance",
                   .broughtForward = "Brought forward",
                   .booked = "Booked",
                   .valueDate = "Value date",
                   .details = "Details",
                   .amount = "Amount in %1",
                   .balance = "Balance in %1",
                   .noEntries = "Nothing was booked in this period.",
                   .page = "Page %1 of %2",
                   .made = "Created on %1 at %2",
                   .decimalPoint = ".",
                   .groupSign = ",",
                   .dateForm = "d\u00a0M\u00a0y"},
    StatementWords{.language = "de",
                   .title = "Kontoauszug",
                   .iban = "IBAN",
                   .moreHolders = "und %1 weitere",
                   .currency = "Währung",
                   .period = "Zeitraum",
                   .fromTo = "%1 bis %2",
                   .entries = "Buchungen",
                   .opening = "Anfangssaldo",
                   .credits = "Gutschriften",
                   .debits = "Belastungen",
                   .closing = "Endsaldo",
                   .broughtForward = "Übertrag",
                   .booked = "Gebucht",
                   .valueDate = "Wert",
                   .details = "Vorgang",
                   .amount = "Betrag in %1",
                   .balance = "Saldo in %1",
                   .noEntries = "In diesem Zeitraum wurde nichts gebucht.",
                   .page = "Seite %1 von %2",
                   .made = "Erstellt am %1 um %2",
                   .decimalPoint = ",",
                   .groupSign = ".",
                   .dateForm = "D.N.y"},
    StatementWords{.language = "cs",
                   .title = "Výpis z účtu",
                   .iban = "IBAN",
                   .moreHolders = "a další (%1)",
                   .currency = "Měna",
                   .period = "Období",
                   .fromTo = "%1 až %2",
                   .entries = "Počet položek",
                   .opening = "Počáteční zůstatek",
                   .credits = "Připsáno",
                   .debits = "Odepsáno",
                   .closing = "Konečný zůstatek",
                   .broughtForward = "Převod z předchozí strany",
                   .booked = "Zaúčtováno",
                   .valueDate = "Valuta",
                   .details = "Popis",
                   .amount = "Částka v %1",
                   .balance = "Zůstatek v %1",
                   .noEntries = "V tomto období nebylo nic zaúčtováno.",
                   .page = "Strana %1 z %2",
                   .made = "Vytvořeno %1 v %2",
                   .decimalPoint = ",",
                   .groupSign = kNoBreak,
                   .dateForm = "d.\u00a0m.\u00a0y"},
};

constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

} // namespace

std::optional<StatementWords> statementWords(std::string_view language)
{
    for (const StatementWords& words : kLanguages)
        if (words.language == language)
            return words;
    return std::nullopt;
}

std::string amountText(const Money& money, const StatementWords& words)
{
    std::string digits = money.decimal();
    const bool negative = digits.starts_with('-');
    if (negative)
        digits.erase(0, 1);
    const std::size_t point = digits.find('.');
    const std::string whole = digits.substr(0, point);
    std::string text = negative ? "\u2212" : "";
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i != 0 && (whole.size() - i) % 3 == 0)
            text += words.groupSign;
        text += whole[i];
    }
    if (point != std::string::npos)
        text.append(words.decimalPoint).append(digits.substr(point + 1));
    return text;
}

std::string dateText(Date date, const StatementWords& words)
{
    std::string text;
    const unsigned month = static_cast<unsigned>(date.month());
    const auto twoDigits = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    for (const char c : words.dateForm) {
        if (c == 'd')
            text += std::to_string(static_cast<unsigned>(date.day()));
        else if (c == 'm')
            text += std::to_string(month);
        else if (c == 'D')
            text += twoDigits(static_cast<unsigned>(date.day()));
        else if (c == 'N')
            text += twoDigits(month);
        else if (c == 'M')
            text += kMonths.at(month - 1);
        else if (c == 'y')
            text += std::to_string(static_cast<int>(date.year()));
        else
            text += c;
    }
    return text;
}

std::string filledIn(std::string_view sentence, std::string_view first, std::string_view second)
{
    std::string text(sentence);
    for (const auto& [mark, value] :
         {std::pair(std::string_view("%2"), second), std::pair(std::string_view("%1"), first)})
        if (const auto at = text.find(mark); at != std::string::npos)
            text.replace(at, mark.size(), value);
    return text;
}

} // namespace cf::bank
