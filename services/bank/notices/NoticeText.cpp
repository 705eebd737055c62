#include "services/bank/notices/NoticeText.h"

#include "services/bank/notices/Gsm7.h"
#include "services/bank/statements/StatementWords.h"

#include <array>
#include <cstdlib>

namespace cf::bank {
namespace {

//! %1: the end of the account's number; of the sentences %1: the amount, %2: the day.
struct Words
{
    std::string_view language;
    std::string_view credited;
    std::string_view debited;
    std::string_view account; //!< %1
    std::string_view creditedBy;
    std::string_view debitedBy;
    std::string_view balance; //!< %1
    std::string_view why;
    std::string_view statement; //!< %1: the month.
    std::string_view readHere;  //!< %1: where.
    std::string_view readAtBranch;
    std::array<std::string_view, 12> months;
};

constexpr std::array kWords{
    Words{"en",
          "Credit on your account",
          "Debit on your account",
          "Account ending in %1",
          "%1 was credited on %2.",
          "%1 was debited on %2.",
          "Balance after it: %1",
          "You receive this message because you asked your bank for it. Your branch changes or ends it.",
          "Your statement for %1",
          "You can read it here: %1",
          "Your branch has it for you.",
          {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"}},
    Words{"de",
          "Gutschrift auf Ihrem Konto",
          "Belastung Ihres Kontos",
          "Konto mit der Endung %1",
          "%1 wurden am %2 gutgeschrieben.",
          "%1 wurden am %2 belastet.",
          "Saldo danach: %1",
          "Sie erhalten diese Nachricht auf Ihren Wunsch. Ihre Filiale ändert oder beendet das.",
          "Ihr Kontoauszug für %1",
          "Sie können ihn hier lesen: %1",
          "Ihre Filiale hält ihn für Sie bereit.",
          {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember"}},
    Words{"cs",
          "Připsáno na Váš účet",
          "Odepsáno z Vašeho účtu",
          "Účet končící na %1",
          "Dne %2 bylo připsáno %1.",
          "Dne %2 bylo odepsáno %1.",
          "Zůstatek poté: %1",
          "Tuto zprávu dostáváte na vlastní žádost. Změnit nebo zrušit ji můžete na své pobočce.",
          "Váš výpis z účtu za %1",
          "Přečíst si jej můžete zde: %1",
          "Máte jej připravený na své pobočce.",
          {"leden", "únor", "březen", "duben", "květen", "červen", "červenec", "srpen", "září", "říjen", "listopad",
           "prosinec"}},
};

const Words& wordsIn(std::string_view language)
{
    for (const Words& words : kWords)
        if (words.language == language)
            return words;
    return kWords.front();
}

std::string endOf(const Iban& account)
{
    const std::string number = account.electronic();
    return number.substr(number.size() - 4);
}

std::string worded(const Money& money, const StatementWords& forms)
{
    return amountText(money, forms) + " " + std::string(money.currency().code());
}

bool isCredit(const BookedNotice& notice)
{
    return notice.amount.minorUnits() > 0;
}

template <class Notice>
std::string accountIn(const Notice& notice, const Words& words)
{
    return filledIn(words.account, endOf(notice.account));
}

std::string sentenceIn(const BookedNotice& notice, const Words& words)
{
    const StatementWords forms = statementWords(words.language).value();
    const Money amount(std::abs(notice.amount.minorUnits()), notice.amount.currency());
    return filledIn(isCredit(notice) ? words.creditedBy : words.debitedBy, worded(amount, forms),
                    dateText(notice.bookedOn, forms));
}

} // namespace

NoticeText textOf(const BookedNotice& notice)
{
    const Words& words = wordsIn(notice.language);
    const std::string balance =
        filledIn(words.balance, worded(notice.balanceAfter, statementWords(words.language).value()));
    return {std::string(isCredit(notice) ? words.credited : words.debited),
            accountIn(notice, words) + "\n" + sentenceIn(notice, words) + "\n" + balance + "\n\n" +
                std::string(words.why) + "\n"};
}

NoticeText textOf(const StatementNotice& notice)
{
    const Words& words = wordsIn(notice.language);
    const std::string month = std::string(words.months.at(static_cast<unsigned>(notice.month.month()) - 1)) + " " +
                              std::to_string(static_cast<int>(notice.month.year()));
    return {filledIn(words.statement, month),
            accountIn(notice, words) + "\n" +
                (notice.link.empty() ? std::string(words.readAtBranch) : filledIn(words.readHere, notice.link)) +
                "\n\n" + std::string(words.why) + "\n"};
}

std::string smsTextOf(const BookedNotice& notice)
{
    const Words& words = wordsIn(notice.language);
    return inGsm7(accountIn(notice, words) + ". " + sentenceIn(notice, words));
}

} // namespace cf::bank
