#include "services/bank/founding/Founding.h"

#include "models/domain/AccountNumbers.h"
#include "models/domain/Bic.h"
#include "models/domain/Currency.h"
#include "models/domain/Text.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/identity/UserName.h"
#include "services/contract/WireValues.h"

#include <algorithm>

namespace cf::bank {
namespace {

void trim(std::string& text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    text.erase(std::find_if_not(text.rbegin(), text.rend(), isBlank).base(), text.end());
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), isBlank));
}

void capitalize(std::string& text)
{
    for (char& c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
}

//! "5 digits", "4 letters and 6 digits".
std::string formText(const AccountNumbers& numbers)
{
    const std::string form = numbers.bankCodeForm();
    const auto letters = std::count(form.begin(), form.end(), 'a');
    const auto digits = std::ssize(form) - letters;
    const std::string letterText = std::to_string(letters) + " letters";
    const std::string digitText = std::to_string(digits) + " digits";
    if (letters == 0)
        return digitText;
    return digits == 0 ? letterText : letterText + " and " + digitText;
}

bool isBranchCode(const std::string& code)
{
    return code.size() >= 2 && code.size() <= 8 &&
           std::all_of(code.begin(), code.end(), [](char c) { return isAsciiDigit(c) || isAsciiCapital(c); });
}

class Mistakes
{
public:
    using Field = std::string Founding::*;

    explicit Mistakes(const Founding& founding)
        : m_founding(founding)
    {
    }

    void addUnless(bool good, Field field, const std::string& sentence)
    {
        if (!good)
            m_mistakes.push_back({field, sentence});
    }

    //! Of a line of text that must not be empty: "The bank's name".
    void addOfName(Field field, const std::string& what)
    {
        const std::string& text = m_founding.*field;
        const auto mistake = mistakeIn(text);
        addUnless(!text.empty(), field, what + " must not be empty.");
        addUnless(!mistake, field, mistake ? what + " " + contract::sentenceOf(*mistake) + "." : "");
    }

    std::vector<FoundingMistake> take() { return std::move(m_mistakes); }

private:
    const Founding& m_founding;
    std::vector<FoundingMistake> m_mistakes;
};

AuditEvent eventOf(const Founding& founding, BranchId branch, Instant now)
{
    AuditEvent event = beginEvent("bank.founded", now);
    event.branch = branch;
    event.objectId = branch.toString();
    event.detail = detailOf({attribute("name", founding.name), attribute("country", founding.country),
                             attribute("bankCode", founding.bankCode), attribute("bic", founding.bic),
                             attribute("currency", founding.currency), attribute("timeZone", founding.timeZone),
                             attribute("branch", founding.branchCode)});
    return event;
}

} // namespace

Founding tidied(Founding typed)
{
    for (std::string* text :
         {&typed.name, &typed.country, &typed.bankCode, &typed.bic, &typed.currency, &typed.timeZone, &typed.branchCode,
          &typed.branchName, &typed.administrator, &typed.administratorName})
        trim(*text);
    for (std::string* code : {&typed.country, &typed.bankCode, &typed.bic, &typed.currency, &typed.branchCode})
        capitalize(*code);
    std::erase_if(typed.bankCode, [](char c) { return c == ' ' || c == '-'; }); // "60-16-13"
    typed.administrator = canonicalUserName(typed.administrator);
    return typed;
}

std::vector<FoundingMistake> mistakesIn(const Founding& founding, const TimeZones& known)
{
    Mistakes mistakes(founding);
    mistakes.addOfName(&Founding::name, "The bank's name");
    const auto numbers = AccountNumbers::in(founding.country);
    mistakes.addUnless(numbers.has_value(), &Founding::country,
                       "How accounts are numbered in the country \"" + founding.country +
                           "\" is not known. A country is two letters, such as AT.");
    mistakes.addUnless(!numbers || numbers->takes(founding.bankCode), &Founding::bankCode,
                       "The bank code \"" + founding.bankCode + "\" must be " + (numbers ? formText(*numbers) : "") +
                           ", as in the IBANs of " + founding.country + ".");
    const auto bic = Bic::parse(founding.bic);
    mistakes.addUnless(bic.has_value(), &Founding::bic,
                       "The BIC \"" + founding.bic + "\" must be 8 or 11 letters and digits.");
    mistakes.addUnless(!bic || bic->country() == founding.country, &Founding::bic,
                       "The BIC \"" + founding.bic + "\" is of another country than " + founding.country + ".");
    mistakes.addUnless(Currency::parse(founding.currency).has_value(), &Founding::currency,
                       "The currency \"" + founding.currency + "\" is not one of ISO 4217, such as EUR.");
    mistakes.addUnless(known.contains(founding.timeZone), &Founding::timeZone,
                       "The database knows no time zone \"" + founding.timeZone + "\". One is called Europe/Vienna.");
    mistakes.addUnless(isBranchCode(founding.branchCode), &Founding::branchCode,
                       "The branch's code \"" + founding.branchCode + "\" must be 2 to 8 digits and capital letters.");
    mistakes.addOfName(&Founding::branchName, "The branch's name");
    mistakes.addUnless(isUserName(founding.administrator), &Founding::administrator,
                       "The administrator's user name \"" + founding.administrator +
                           "\" must be 2 to 64 of a-z, 0-9, dot, hyphen and underscore.");
    mistakes.addOfName(&Founding::administratorName, "The administrator's name");
    return mistakes.take();
}

TimeZones timeZones(db::Transaction& transaction)
{
    TimeZones zones;
    for (const auto& row : transaction.query("SELECT name FROM pg_timezone_names"))
        zones.insert(row.get<std::string>("name"));
    return zones;
}

std::optional<std::string> foundedName(db::Transaction& transaction)
{
    const auto rows = transaction.query("SELECT name FROM bank.institution");
    return rows.empty() ? std::nullopt : std::optional(rows.value<std::string>());
}

std::optional<std::string> obstacleToFounding(db::Transaction& transaction)
{
    if (const auto name = foundedName(transaction))
        return "This bank was founded already: " + *name + ".";
    if (!transaction.query("SELECT 1 FROM bank.branch LIMIT 1").empty())
        return std::string("There are branches here already: this bank was made without being founded.");
    return std::nullopt;
}

Outcome<EnrolmentCode, std::string> found(db::Pool& pool, const Founding& founding, const Clock& clock)
{
    const Instant now = instantOf(clock);
    return pool.transaction([&](db::Transaction& transaction) -> Outcome<EnrolmentCode, std::string> {
        if (auto why = obstacleToFounding(transaction))
            return *std::move(why);
        // Of two who found it at once, the second one waits here.
        const auto made = transaction.query(
            "INSERT INTO bank.institution (name, country, bank_code, bic, currency, time_zone)"
            " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            founding.name, founding.country, founding.bankCode, founding.bic, founding.currency, founding.timeZone);
        if (made.affectedRows() == 0)
            return std::string("Somebody else founded this bank just now.");
        const BranchId branch = BranchId::make();
        transaction.query("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1, $2, $3, $4)",
                          branch.uuid().toString(), founding.branchCode, founding.branchName, founding.timeZone);
        record(transaction, {eventOf(founding, branch, now)});
        return addStaff(transaction, {founding.administrator, founding.administratorName, Role::Administrator, branch},
                        now)
            .value(); // nobody was here before
    });
}

} // namespace cf::bank
