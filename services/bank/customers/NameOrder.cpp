#include "services/bank/customers/NameOrder.h"

namespace cf::bank {
namespace {

constexpr auto kDeadline = std::chrono::minutes(30);
constexpr const char* kUnknownLanguage = "22023"; // invalid_parameter_value

Outcome<Done, std::string> order(const std::string& ownerConnection, const std::optional<std::string>& language)
{
    try {
        db::Watchdog watchdog;
        db::Connection connection(ownerConnection, watchdog);
        connection.transaction(kDeadline, [&](db::Transaction& transaction) {
            transaction.query("SELECT bank.order_names_by(coalesce($1, bank.name_language()))", language);
        });
        return Done{};
    } catch (const db::Error& error) {
        if (language && error.sqlState() == kUnknownLanguage)
            return "There is no language \"" + *language + "\". Give a tag such as cs or de-AT, or und for none.";
        return std::string("Names could not be put in order: ") + error.what();
    }
}

} // namespace

std::string nameLanguage(db::Transaction& transaction)
{
    return transaction.query("SELECT bank.name_language()").value<std::string>();
}

Outcome<Done, std::string> orderNamesBy(const std::string& ownerConnection, const std::string& language)
{
    return order(ownerConnection, language);
}

Outcome<Done, std::string> renewNameOrder(const std::string& ownerConnection)
{
    return order(ownerConnection, std::nullopt);
}

} // namespace cf::bank
