#include "tests/support/MadeStatement.h"

#include "services/bank/platform/objects/FileObjectStore.h"
#include "services/bank/records/Fields.h"
#include "services/bank/statements/MonthlyStatements.h"
#include "tests/support/Eventually.h"

namespace cf::test {

StatementId makeStatement(ServedBank& bank, const OpenedAccount& account)
{
    db::Watchdog watchdog;
    db::Pool pool(bank.writingPool(), watchdog);
    bank::CustomerKeys keys(bank.master());
    platform::FileObjectStore store(bank.settings().objects);
    const std::string id = account.id.uuid().toString();
    bank.query("INSERT INTO bank.statement (id, account_id, month)"
               " VALUES (gen_random_uuid(), $1, (date_trunc('month', now()) - interval '1 month')::date)",
               id);
    // The bank's own makers may be quicker.
    const auto made = [&] {
        bank::makeStatements({pool, keys, store, "First Bank"});
        return bank.query("SELECT id FROM bank.statement WHERE account_id = $1 AND made_at IS NOT NULL", id);
    };
    if (!eventually([&] { return !made().empty(); }))
        throw std::runtime_error("no statement was made");
    return made().value<StatementId>();
}

} // namespace cf::test
