#include "services/bank/notices/NoticeText.h"

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
};

constexpr std::array kWords{
    Words{"en", "Credit on your account", "Debit on your account", "Account ending in %1", "%1 was credited on %2.",
          "%1 was debited on %2.", "Balance after it: %1",
          "You receive this message because you asked your bank for it. Your branch changes or ends it."},
    Words{"de", "Gutschrift auf Ihrem Konto", "Belastung Ihres Kontos", "Konto mit der Endung %1",
          "%1 wurden am %2 gutgeschrieben.", "%1 wurden am %2 belastet.", "Saldo danach: %1",
          "Sie erhalten diese Nachricht auf Ihren Wunsch. Ihre Filiale ändert oder beendet das."},
    Words{"cs", "Připsáno na Váš účet", "Odepsáno z Vašeho účtu", "Účet končící na %1", "Dne %2 bylo připsáno %1.",
          "Dne %2 bylo odepsáno %1.", "Zůstatek poté: %1",
          "Tuto zprávu dostáváte na vlastní žádost. Změnit nebo zrušit ji můžete na své pobočce."},
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

} // namespace

NoticeText textOf(const BookedNotice& notice)
{
    const Words& words = wordsIn(notice.language);
    const StatementWords forms = statementWords(words.language).value();
    const bool credit = notice.amount.minorUnits() > 0;
    const auto worded = [&](const Money& money) {
        return amountText(money, forms) + " " + std::string(money.currency().code());
    };
    const std::string account = filledIn(words.account, endOf(notice.account));
    const std::string sentence = filledIn(credit ? words.creditedBy : words.debitedBy,
                                          worded(Money(std::abs(notice.amount.minorUnits()), notice.amount.currency())),
                                          dateText(notice.bookedOn, forms));
    const std::string balance = filledIn(words.balance, worded(notice.balanceAfter));
    return {std::string(credit ? words.credited : words.debited),
            account + "\n" + sentence + "\n" + balance + "\n\n" + std::string(words.why) + "\n"};
}

} // namespace cf::bank
